"""A Bedrock model through its Converse operation."""

import json
import urllib.parse

import aws


class BedrockModel:
    def __init__(self, model_id, region, send=aws.call):
        model = urllib.parse.quote(model_id, safe="")
        self._url = aws.endpoint("bedrock-runtime", f"bedrock-runtime.{region}.amazonaws.com") + f"/model/{model}/converse"
        self._send = send

    def converse(self, system, messages, tools):
        request = {"system": [{"text": system}], "messages": messages}
        if tools:
            request["toolConfig"] = {"tools": [_specification(tool) for tool in tools]}
        body = json.dumps(request).encode()
        return json.loads(self._send("POST", self._url, "bedrock", body, {"content-type": "application/json"}))["output"]["message"]


def _specification(tool):
    return {
        "toolSpec": {
            "name": tool["name"],
            "description": tool.get("description") or tool["name"],
            "inputSchema": {"json": tool["inputSchema"]},
        }
    }
