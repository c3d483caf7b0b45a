"""The part of AgentCore's runtime contract that a small agent needs, with the standard library alone.

It offers what `bedrock_agentcore.runtime.BedrockAgentCoreApp` offers for simple agents, under the same names, so that
`runtime.py` runs with either: `GET /ping` for health, `POST /invocations` with JSON in and JSON out.
"""

import inspect
import json
import logging
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

SESSION_HEADER = "X-Amzn-Bedrock-AgentCore-Runtime-Session-Id"
LONGEST_BODY = 100_000_000
log = logging.getLogger("agent")


class App:
    def __init__(self):
        self._handler = None
        self._started = int(time.time())

    def entrypoint(self, handler):
        self._handler = handler
        return handler

    def run(self, port=8080, host=None):
        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
        with self.server(port, host or "127.0.0.1") as server:
            log.info("listening on http://%s:%d", *server.server_address[:2])
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                log.info("stopped")

    def server(self, port, host="127.0.0.1"):
        app = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                if self.path == "/ping":
                    self._answer(200, {"status": "Healthy", "time_of_last_update": app._started})
                else:
                    self._answer(404, {"error": f"there is no `{self.path}`"})

            def do_POST(self):
                length = int(self.headers.get("Content-Length") or 0)
                if length > LONGEST_BODY:
                    self.close_connection = True
                    self._answer(413, {"error": f"the body has {length} bytes, {LONGEST_BODY} at most"})
                    return
                body = self.rfile.read(length)
                if self.path != "/invocations":
                    self._answer(404, {"error": f"there is no `{self.path}`"})
                    return
                self._answer(*app._invoke(body, SimpleNamespace(session_id=self.headers.get(SESSION_HEADER))))

            def _answer(self, status, value):
                body = json.dumps(value, ensure_ascii=False).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, text, *values):
                log.debug(text, *values)

        return ThreadingHTTPServer((host, port), Handler)

    def _invoke(self, body, context):
        try:
            payload = json.loads(body)
        except ValueError as error:
            return 400, {"error": "Invalid JSON", "details": str(error)}
        try:
            wants_context = "context" in inspect.signature(self._handler).parameters
            return 200, self._handler(payload, context) if wants_context else self._handler(payload)
        except Exception as error:  # the caller gets an answer, the log gets the trace
            log.exception("invocation failed")
            return 500, {"error": str(error)}
