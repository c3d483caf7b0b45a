"""Serves an agent that uses the tools of an MCP gateway: `python runtime.py`, on port 8080. Nothing has to be installed.

    {"prompt": "tools"}                                 the tools
    {"tool": "describe", "arguments": {"csv_text": …}}  one call
"""

import os
from pathlib import Path

from gateway import Gateway

try:
    from bedrock_agentcore.runtime import BedrockAgentCoreApp as App
except ModuleNotFoundError:
    from server import App

app = App()


def gateway():
    if os.environ.get("ACORE_GATEWAY_URL"):
        return Gateway(os.environ["ACORE_GATEWAY_URL"])
    # On a laptop the function stands in for the gateway that calls it
    from local_gateway import LocalGateway

    return LocalGateway(Path(__file__).resolve().parent.parent / "data-analysis")


@app.entrypoint
def invoke(payload):
    tools = gateway()
    known = {tool["name"].split("___")[-1]: tool for tool in tools.tools()}
    if not payload.get("tool"):
        return {"tools": [{"name": name, "description": tool["description"]} for name, tool in sorted(known.items())]}
    if payload["tool"] not in known:
        return {"result": f"there is no tool `{payload['tool']}`; there are: {', '.join(sorted(known))}"}
    return {"result": tools.call(known[payload["tool"]]["name"], payload.get("arguments", {}))}


if __name__ == "__main__":
    # On AWS the service reaches the agent from outside its microVM; on a laptop nobody else should
    app.run(port=int(os.environ.get("PORT", "8080")), host=os.environ.get("HOST", "127.0.0.1"))
