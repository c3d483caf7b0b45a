"""An agent for a browser's test: says who calls, counts slowly, and tries to reach another tenant when it is told to."""

import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TENANT = "X-Amzn-Bedrock-AgentCore-Runtime-Custom-Tenant-Id"


class Agent(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b'{"status": "Healthy"}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for word in self.answer(body.get("prompt", "")):
            self.wfile.write(f"data: {json.dumps({'text': word})}\n\n".encode())
            self.wfile.flush()

    def answer(self, prompt):
        if prompt == "count":
            for number in range(1, 9):
                yield f"number {number} "
                time.sleep(0.5)
        else:
            yield f"tenant {self.headers.get(TENANT)} says {prompt}"

    def log_message(self, *arguments):
        pass


ThreadingHTTPServer((os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8080"))), Agent).serve_forever()
