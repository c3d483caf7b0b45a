"""Serves agents that research a question together: `python runtime.py`, on port 8080. Nothing has to be installed.

    {"prompt": "How do heat pumps work in frost?", "user": "ada"}
"""

import os
import re
import uuid

import aws
import reports
import sources
import team
from bedrock import BedrockModel
from memory import AgentCoreMemory, LocalMemory, Session

try:
    from bedrock_agentcore.runtime import BedrockAgentCoreApp as App
except ModuleNotFoundError:
    from server import App

app = App()
env = os.environ

# Each part is the real one where acore put its address into the environment, and a stand-in elsewhere
model = BedrockModel(env["AGENT_MODEL"], env.get("ACORE_BEDROCK_REGION") or aws.region()) if env.get("AGENT_MODEL") else team.ScriptedModel()
memory = AgentCoreMemory(env["ACORE_MEMORY_ID"], aws.region()) if env.get("ACORE_MEMORY_ID") else LocalMemory()


@app.entrypoint
def invoke(payload, context):
    if not isinstance(payload.get("prompt"), str) or not payload["prompt"].strip():
        return {"error": 'send {"prompt": "…"}'}
    user = re.sub(r"[^A-Za-z0-9_-]", "-", str(payload.get("user") or "anonymous"))
    session = Session(actor=user, id=context.session_id or str(uuid.uuid4()))
    return team.research(payload["prompt"], session, model, sources.open_sources(env), reports.open_reports(env, user), memory)


if __name__ == "__main__":
    # On AWS the service reaches the agent from outside its microVM; on a laptop nobody else should
    app.run(port=int(os.environ.get("PORT", "8080")), host=os.environ.get("HOST", "127.0.0.1"))
