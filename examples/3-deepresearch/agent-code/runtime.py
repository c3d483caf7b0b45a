"""Agents that research a question together. Install `requirements.txt`, then `python runtime.py` serves them.

    {"prompt": "How do heat pumps work below -20 degrees?", "user": "ada"}
"""

import os
import re

from bedrock_agentcore.runtime import BedrockAgentCoreApp

import team
import toolbox

app = BedrockAgentCoreApp()


@app.entrypoint
def invoke(payload, context):
    prompt = payload.get("prompt")
    if not isinstance(prompt, str) or not prompt.strip():
        return {"error": 'send {"prompt": "…"}'}
    user = re.sub(r"[^A-Za-z0-9_/-]", "-", str(payload.get("user") or "anonymous"))
    with toolbox.open_tools(os.environ, user) as tools:
        lead = team.lead(team.model(os.environ), tools, team.session(os.environ, user, context.session_id))
        return {"result": str(lead(prompt)), "reports": tools.reports.saved}


if __name__ == "__main__":
    # On AWS the service reaches the agent from outside its microVM; on a laptop nobody else should
    app.run(port=int(os.environ.get("PORT", "8080")), host=os.environ.get("HOST", "127.0.0.1"))
