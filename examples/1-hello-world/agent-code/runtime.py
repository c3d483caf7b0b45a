"""An agent that explores S3. `python runtime.py` serves it on port 8080; nothing has to be installed."""

import os
from pathlib import Path

import explorer
import stores

try:
    from bedrock_agentcore.runtime import BedrockAgentCoreApp as App
except ModuleNotFoundError:
    from server import App

app = App()


def store():
    if os.environ.get("EXPLORER_SOURCE") == "s3":
        return stores.S3Store()
    return stores.FolderStore(Path(__file__).resolve().parent.parent / "sample-data")


@app.entrypoint
def invoke(payload):
    prompt = payload.get("prompt") if isinstance(payload, dict) else None
    return explorer.answer(prompt if isinstance(prompt, str) else "help", store())


if __name__ == "__main__":
    # On AWS the service reaches the agent from outside its microVM; on a laptop nobody else should
    app.run(port=int(os.environ.get("PORT", "8080")), host=os.environ.get("HOST", "127.0.0.1"))
