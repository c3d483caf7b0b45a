"""Serves an agent with a model, tools behind policies, and memory: `python runtime.py`, on port 8080. Nothing has to be installed.

    {"prompt": "describe {\"csv_text\": \"city,people\\nA,10\\n\"}", "user": "ada"}
"""

import os
import uuid
from pathlib import Path

import agent
import aws
from bedrock import BedrockModel
from gateway import Gateway
from memory import AgentCoreMemory, LocalMemory, Session

try:
    from bedrock_agentcore.runtime import BedrockAgentCoreApp as App
except ModuleNotFoundError:
    from server import App

app = App()
env = os.environ


def local_tools():
    # On a laptop the function stands in for the gateway that calls it
    from local_gateway import LocalGateway

    return LocalGateway(Path(__file__).resolve().parent.parent / "data-analysis")


# Each part is the real one where acore put its address into the environment, and a stand-in elsewhere
model = BedrockModel(env["AGENT_MODEL"], env.get("ACORE_BEDROCK_REGION") or aws.region()) if env.get("AGENT_MODEL") else agent.RuleModel()
tools = Gateway(env["ACORE_GATEWAY_URL"]) if env.get("ACORE_GATEWAY_URL") else local_tools()
memory = AgentCoreMemory(env["ACORE_MEMORY_ID"], aws.region()) if env.get("ACORE_MEMORY_ID") else LocalMemory()


@app.entrypoint
def invoke(payload, context):
    if not isinstance(payload.get("prompt"), str):
        return {"error": 'send {"prompt": "…"}'}
    session = Session(actor=payload.get("user") or "anonymous", id=context.session_id or str(uuid.uuid4()))
    return agent.answer(payload["prompt"], session, model, tools, memory)


if __name__ == "__main__":
    # On AWS the service reaches the agent from outside its microVM; on a laptop nobody else should
    app.run(port=int(os.environ.get("PORT", "8080")), host=os.environ.get("HOST", "127.0.0.1"))
