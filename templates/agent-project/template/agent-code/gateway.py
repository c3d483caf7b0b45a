"""A client for the MCP gateway: lists its tools and calls them."""

import json

import aws

PROTOCOL = "2025-03-26"


class Gateway:
    def __init__(self, url, send=aws.call):
        self._url = url
        self._send = send
        self._number = 0

    def tools(self):
        """All tools, page by page."""
        found, cursor = [], None
        while True:
            page = self._ask("tools/list", {"cursor": cursor} if cursor else {})
            found += page["tools"]
            cursor = page.get("nextCursor")
            if not cursor:
                return found

    def call(self, name, arguments):
        """The text that a tool answers; a failed tool answers with why it failed."""
        result = self._ask("tools/call", {"name": name, "arguments": arguments})
        text = "\n".join(part["text"] for part in result["content"] if part["type"] == "text")
        return f"error: {text}" if result.get("isError") else text

    def _ask(self, method, params):
        self._number += 1
        body = json.dumps({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params}).encode()
        headers = {
            "content-type": "application/json",
            "accept": "application/json, text/event-stream",
            "mcp-protocol-version": PROTOCOL,
        }
        answer = _answer(self._send("POST", self._url, "bedrock-agentcore", body, headers))
        if "error" in answer:
            raise aws.AwsError(200, answer["error"].get("message", "the gateway refused the call"))
        return answer["result"]


def _answer(data):
    """The gateway answers with JSON, or with a stream of events of which the last one holds the answer."""
    text = data.decode("utf-8")
    if text.lstrip().startswith("{"):
        return json.loads(text)
    events = [line[5:].strip() for line in text.splitlines() if line.startswith("data:")]
    return json.loads(events[-1])
