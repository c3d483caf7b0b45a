"""Serves the agent: `python runtime.py`, on port 8080. Nothing has to be installed.

    {"prompt": "hello"}
"""

import os

from reply import reply

try:
    from bedrock_agentcore.runtime import BedrockAgentCoreApp as App
except ModuleNotFoundError:
    from server import App

app = App()


@app.entrypoint
def invoke(payload):
    prompt = payload.get("prompt") if isinstance(payload, dict) else None
    if not isinstance(prompt, str):
        return {"error": 'send {"prompt": "…"}'}
    return {"result": reply(prompt)}


if __name__ == "__main__":
    # On AWS the service reaches the agent from outside its microVM; on a laptop nobody else should
    app.run(port=int(os.environ.get("PORT", "8080")), host=os.environ.get("HOST", "127.0.0.1"))
