"""An agent for tests: the container contract with the standard library alone, and what a test asks for in `do`."""

import base64
import hashlib
import json
import os
import sys
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

if os.environ.get("BREAK") == "module":
    import no_such_module  # noqa: F401
if os.environ.get("BREAK") == "exit":
    print("cannot go on", file=sys.stderr)
    sys.exit(7)
if os.environ.get("BREAK") == "hang":
    print("still thinking")
    time.sleep(60)

calls = 0
busy_until = 0.0


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/ping":
            status = "HealthyBusy" if time.time() < busy_until else "Healthy"
            self.answer(200, {"status": status, "time_of_last_update": int(max(busy_until, started))})
        elif self.path == "/.well-known/agent-card.json":
            self.answer(200, {"name": "card"})
        elif self.path == "/ws":
            self.web_socket()
        else:
            self.answer(404, {})

    def do_POST(self):
        global calls
        calls += 1
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Content-Type") == "application/octet-stream":
            self.answer(200, {"bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()})
            return
        payload = json.loads(body or b"{}")
        getattr(self, "do_" + payload.get("do", "echo"))(payload)

    def do_echo(self, payload):
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.answer(200, {"path": self.path, "calls": calls, "pid": os.getpid(), "headers": headers, "payload": payload})

    def do_env(self, payload):
        self.answer(200, {"env": dict(os.environ), "cwd": os.getcwd(), "path": sys.path, "python": sys.version, "stdin": sys.stdin.read()})

    def do_stream(self, payload):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for number in range(payload.get("events", 3)):
            self.chunk(f"data: {number}\n\n".encode())
            if payload.get("crash_at") == number:
                os._exit(3)
            time.sleep(payload.get("pause", 0.3))
        self.chunk(b"")

    def chunk(self, data):
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def do_crash(self, payload):
        print("about to fall", file=sys.stderr)
        os._exit(3)

    def do_fail(self, payload):
        self.answer(500, {"error": "the model said no"})

    def do_busy(self, payload):
        global busy_until
        busy_until = time.time() + payload["seconds"]
        self.answer(200, {})

    def do_large(self, payload):
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(payload["megabytes"] * 1024 * 1024))
        self.end_headers()
        for _ in range(payload["megabytes"]):
            self.wfile.write(b"x" * 1024 * 1024)

    def do_credentials(self, payload):
        base = os.environ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] + "/latest/"
        ask = urllib.request.Request(base + "api/token", method="PUT", headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"})
        token = urllib.request.urlopen(ask).read().decode()

        def get(path):
            asked = urllib.request.Request(base + path, headers={"X-aws-ec2-metadata-token": token})
            return urllib.request.urlopen(asked).read().decode()

        role = get("meta-data/iam/security-credentials/")
        self.answer(200, json.loads(get("meta-data/iam/security-credentials/" + role)) | {"Role": role})

    def web_socket(self):
        accept = hashlib.sha1((self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", base64.b64encode(accept).decode())
        self.end_headers()
        self.frame("hello " + self.headers["X-Amzn-Bedrock-AgentCore-Runtime-Session-Id"])
        while True:
            head = self.rfile.read(2)
            length = head[1] & 127
            if length == 126:
                length = int.from_bytes(self.rfile.read(2), "big")
            mask = self.rfile.read(4)
            data = bytes(byte ^ mask[at % 4] for at, byte in enumerate(self.rfile.read(length)))
            if head[0] & 15 == 8:
                self.wfile.write(bytes([0x88, len(data)]) + data)
                self.close_connection = True
                return
            self.frame("echo " + data.decode())

    def frame(self, text):
        data = text.encode()
        size = bytes([len(data)]) if len(data) < 126 else b"\x7e" + len(data).to_bytes(2, "big")
        self.wfile.write(b"\x81" + size + data)

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Agent-Private", "stays here")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, text, *values):
        pass


started = time.time()
print("agent is up", flush=True)
ThreadingHTTPServer(("0.0.0.0", int(os.environ.get("LISTEN", "8080"))), Handler).serve_forever()
