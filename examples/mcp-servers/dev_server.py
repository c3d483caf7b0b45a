"""Serves the tools of this folder as one MCP server on this machine: `make dev`, then http://127.0.0.1:8000/mcp.

Each tool runs in this process by the same handler that Lambda calls. A folder is a target when it has a tools.json.
"""

import importlib.util
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

HOME = Path(__file__).resolve().parent
VERSIONS = ("2025-06-18", "2025-03-26", "2024-11-05")


class Targets:
    def __init__(self, home=HOME):
        self._handlers = {}
        self.tools = []
        for schema in sorted(home.glob("*/tools.json")):
            target = schema.parent.name
            self._handlers[target] = _load(target, schema.parent)
            for tool in json.loads(schema.read_text(encoding="utf-8")):
                self.tools.append(tool | {"name": f"{target}___{tool['name']}"})

    def handler(self, target):
        return self._handlers[target]

    def call(self, name, arguments):
        custom = {"bedrockAgentCoreToolName": name}
        context = SimpleNamespace(client_context=SimpleNamespace(custom=custom))
        return self.handler(name.split("___")[0])(arguments, context)


def _load(target, folder):
    # Every target has a module named handler, so each is loaded under a name of its own
    sys.path.append(str(folder))
    spec = importlib.util.spec_from_file_location(f"{target.replace('-', '_')}_handler", folder / "handler.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.handler


class LocalTools:
    """What an agent sees of a gateway, without one: tools to list and to call."""

    def __init__(self):
        self._targets = Targets()

    def tools(self):
        return self._targets.tools

    def call(self, name, arguments):
        return json.dumps(self._targets.call(name, arguments), ensure_ascii=False)


def answer(request, targets):
    """The answer to one JSON-RPC message; nothing for a notification."""
    if not isinstance(request, dict) or "method" not in request:
        return _error(None, -32600, "this is not a JSON-RPC request")
    if "id" not in request:
        return None
    params = request.get("params") or {}
    if request["method"] == "initialize":
        asked = params.get("protocolVersion")
        return _result(
            request,
            {
                "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
                "capabilities": {"tools": {}},
                "serverInfo": {"name": "mcp-servers", "version": "1.0.0"},
            },
        )
    if request["method"] == "ping":
        return _result(request, {})
    if request["method"] == "tools/list":
        return _result(request, {"tools": targets.tools})
    if request["method"] == "tools/call":
        return _called(request, params, targets)
    return _error(request["id"], -32601, f"there is no method `{request['method']}`")


def _called(request, params, targets):
    name = params.get("name")
    if name not in [tool["name"] for tool in targets.tools]:
        return _error(request["id"], -32602, f"there is no tool `{name}`")
    try:
        value = targets.call(name, params.get("arguments") or {})
    except Exception as error:  # a tool that fails is an answer to the agent, not the end of the server
        value = {"error": f"{type(error).__name__}: {error}"}
    failed = isinstance(value, dict) and "error" in value
    text = {"type": "text", "text": json.dumps(value, ensure_ascii=False)}
    return _result(request, {"content": [text], "isError": failed})


def _result(request, value):
    return {"jsonrpc": "2.0", "id": request["id"], "result": value}


def _error(number, code, message):
    return {"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": message}}


def server(port, targets):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path != "/mcp":
                self._send(404, {"error": f"there is no `{self.path}`"})
                return
            try:
                value = answer(json.loads(body), targets)
            except ValueError as error:
                value = _error(None, -32700, str(error))
            self._send(202 if value is None else 200, value)

        def do_GET(self):
            self._send(405, {"error": "this server sends no events of its own; POST to /mcp"})

        def _send(self, status, value):
            data = b"" if value is None else json.dumps(value, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


if __name__ == "__main__":
    os.environ.setdefault("ALLOWED_BUCKETS", "agent-files-*")
    with server(int(os.environ.get("PORT", "8000")), Targets()) as running:
        print("listening on http://%s:%d/mcp" % running.server_address[:2], file=sys.stderr, flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            pass
