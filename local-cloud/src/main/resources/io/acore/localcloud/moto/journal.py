"""Keeps what clients have made in moto over a restart: moto itself has no memory but its process.

Every request that changes something, and was granted, is written down before it is answered. The next start sends them
all again, in their order. One request changes something at a time, and what it draws by chance (ids above all) comes from
its number in the journal, so it comes out the same. Dates are those of the later start; what is only passing through
(messages, log lines, metrics, data keys, sessions) is not kept.
"""

import io
import json
import random
import re
import sys
import threading
import uuid
from pathlib import Path

READS = re.compile(r"(Get|List|Describe|BatchGet|Query|Scan|Search|Lookup|Filter|Head|Test|Simulate|Validate|Estimate|Check)")
PASSING = re.compile(
    r"(PutLogEvents|CreateLogStream|StartQuery|PutMetricData|(Send|Receive|Delete)Message|ChangeMessageVisibility|"
    r"AssumeRole|Decrypt|Encrypt|ReEncrypt|GenerateDataKey|GenerateRandom|GenerateMac|VerifyMac|Sign$|Verify$|Invoke|Publish$)"
)
ACTION = re.compile(rb"(?:^|&)Action=([A-Za-z0-9]+)")
REST_READS = re.compile(r"/invocations$|/listTagsForResource$|^/moto-api")

chance = random.Random()
drawn = threading.local()


def source():
    return getattr(drawn, "source", chance)


def install():
    """Before moto is imported: its modules take uuid4 by name."""
    uuid.uuid4 = lambda: uuid.UUID(int=source().getrandbits(128), version=4)
    from moto.moto_api._internal.moto_random import MotoRandom

    MotoRandom.random = lambda self: source().random()
    MotoRandom.getrandbits = lambda self, bits: source().getrandbits(bits)
    uploads()


def uploads():
    """The id of an upload in parts, as which S3 takes what is larger than a few megabytes, comes from the system."""
    from moto.s3 import models

    new = models.FakeMultipart.__init__

    def new_upload(self, *arguments, **named):
        new(self, *arguments, **named)
        self.id = f"{source().getrandbits(256):064x}"

    models.FakeMultipart.__init__ = new_upload


def changes(environ, body):
    name = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
    if not name and environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        action = ACTION.search(body)
        name = action.group(1).decode() if action else ""
    if name:
        return not READS.match(name) and not PASSING.match(name)
    if REST_READS.search(environ["PATH_INFO"]):
        return False
    return environ["REQUEST_METHOD"] in ("POST", "PUT", "PATCH", "DELETE")


class Journal:
    def __init__(self, application, folder):
        self.application = application
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.lock = threading.Lock()
        self.number = 0

    def replay(self):
        failed = 0
        for entry in sorted(self.folder.glob("*.json")):
            self.number = int(entry.stem)
            environ = json.loads(entry.read_text())
            body = entry.with_suffix(".body").read_bytes()
            try:
                status, _, _ = self.carry_out(self.number, environ, body)
            except Exception as error:  # one that breaks moto must not keep the others from being there
                status = f"500 {error!r}"
            if not status.startswith("2"):
                failed += 1
                print(f"{entry.stem} {environ['REQUEST_METHOD']} {environ['PATH_INFO']}: {status}", file=sys.stderr)
        return failed

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] in ("GET", "HEAD", "OPTIONS"):
            return self.application(environ, start_response)
        body = self.body(environ)
        if not changes(environ, body):
            return self.application({**environ, "wsgi.input": io.BytesIO(body)}, start_response)
        with self.lock:
            number = self.number + 1
            status, headers, answer = self.carry_out(number, environ, body)
            if status.startswith("2"):
                self.number = number
                self.write(number, environ, body)
        start_response(status, headers)
        return [answer]

    @staticmethod
    def body(environ):
        length = environ.get("CONTENT_LENGTH")
        if length:
            return environ["wsgi.input"].read(int(length))
        return environ["wsgi.input"].read() if environ.get("wsgi.input_terminated") else b""

    def carry_out(self, number, environ, body):
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer["status"], answer["headers"] = status, headers
            return lambda data: None

        given = {
            **environ,
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            "CONTENT_LENGTH": str(len(body)),
        }
        given.pop("HTTP_TRANSFER_ENCODING", None)
        drawn.source = random.Random(number)
        try:
            parts = self.application(given, start_response)
            content = b"".join(parts)
            if hasattr(parts, "close"):
                parts.close()
        finally:
            del drawn.source
        return answer["status"], answer["headers"], content

    def write(self, number, environ, body):
        entry = self.folder / f"{number:08}.json"
        entry.with_suffix(".body").write_bytes(body)
        # The entry counts from the moment it has its name
        draft = entry.with_suffix(".draft")
        draft.write_text(json.dumps({key: value for key, value in environ.items() if isinstance(value, str)}))
        draft.rename(entry)
