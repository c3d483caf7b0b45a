"""moto keeps functions, queues and tasks; the local cloud runs them. moto's own way needs Docker and is never taken: what
moto would start (an S3 notification, a message of a topic) it hands to the local cloud as an event."""

import threading
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs

ENDPOINT = Path(__file__).with_name("endpoint")
KEPT_LOG_EVENTS = 20_000


def give(environ, start_response):
    """What no operation of the API gives out: `/_acore/code?arn=…` and `/_acore/layer?arn=…` are the zips."""
    from moto.awslambda.models import lambda_backends

    arn = parse_qs(environ.get("QUERY_STRING", "")).get("arn", [""])[0]
    parts = arn.split(":")
    if len(parts) < 7:
        return answer(start_response, "404 Not Found", b"no such resource")
    backend = lambda_backends[parts[4]][parts[3]]
    try:
        found = backend.layers_versions_by_arn(arn) if parts[5] == "layer" else backend.get_function(arn)
        content = found.code_bytes if found else b""
    except Exception as error:  # moto's errors are HTTP answers of its own
        return answer(start_response, "404 Not Found", str(error).encode())
    if not content:
        return answer(start_response, "404 Not Found", f"`{arn}` has no code here".encode())
    return answer(start_response, "200 OK", content)


def answer(start_response, status, content):
    start_response(status, [("Content-Type", "application/octet-stream"), ("Content-Length", str(len(content)))])
    return [content]


def send(arn, region, payload):
    """Hands an event over; not in this thread, because moto may hold a lock that the function's own calls need."""
    if not ENDPOINT.exists():
        return
    scope = f"AWS4-HMAC-SHA256 Credential=moto/20260101/{region}/lambda/aws4_request, SignedHeaders=host, Signature=0"
    request = urllib.request.Request(
        f"{ENDPOINT.read_text()}/2015-03-31/functions/{arn}/invocations",
        data=payload.encode() if isinstance(payload, str) else payload,
        headers={"Authorization": scope, "X-Amz-Invocation-Type": "Event", "Content-Type": "application/json"},
        method="POST",
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    threading.Thread(target=lambda: quietly(lambda: opener.open(request, timeout=30).read()), daemon=True).start()


def quietly(call):
    try:
        call()
    except OSError:
        pass  # the function is gone or the local cloud ends: an event nobody takes is lost, as on AWS without a DLQ


def functions():
    from moto.awslambda import models

    def invoke(self, body, request_headers, response_headers):
        send(self.function_arn, self.region, body or "{}")
        return ""

    models.LambdaFunction.invoke = invoke


def queues():
    """A new message starts nothing: event source mappings are polled by the local cloud."""
    from moto.sqs import models

    class Nothing(dict):
        def items(self):
            return ()

    before = models.Queue.__init__

    def queue(self, *arguments, **named):
        before(self, *arguments, **named)
        self.lambda_event_source_mappings = Nothing(self.lambda_event_source_mappings)

    models.Queue.__init__ = queue


def logs():
    """A stream keeps its last events: moto would keep all of them for ever."""
    from moto.logs import models

    before = models.LogStream.put_log_events

    def put(self, *arguments, **named):
        result = before(self, *arguments, **named)
        if len(self.events) > KEPT_LOG_EVENTS:
            del self.events[: -KEPT_LOG_EVENTS // 2]
        return result

    models.LogStream.put_log_events = put


def install():
    functions()
    queues()
    logs()
