"""moto keeps functions, queues and tasks; the local cloud runs them. moto's own way needs Docker and is never taken: what
moto would start (an S3 notification, a message of a topic) it hands to the local cloud as an event."""

import json
import os
import threading
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs

ENDPOINT = Path(__file__).with_name("endpoint")
KEPT_LOG_EVENTS = 20_000


def give(environ, start_response):
    """What no operation of the API gives out, or only one by one:

    /_acore/code?arn=…    a function's zip           /_acore/layer?arn=…   a layer's
    /_acore/mappings      every event source mapping, of all regions
    /_acore/restapi?id=…  a REST API with all that belongs to it
    """
    query = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
    path = environ["PATH_INFO"]
    try:
        if path == "/_acore/mappings":
            return answer(start_response, "200 OK", document(mappings()))
        if path == "/_acore/restapi":
            found = rest_api(query.get("id", ""))
            return answer(start_response, "200 OK" if found else "404 Not Found", document(found))
        content = code(query.get("arn", ""), path)
    except Exception as error:  # moto's errors are HTTP answers of its own
        return answer(start_response, "404 Not Found", str(error).encode())
    return answer(start_response, "200 OK" if content else "404 Not Found", content or b"there is no code")


def document(value):
    return json.dumps(value, default=str).encode()


def account():
    return os.environ["MOTO_ACCOUNT_ID"]


def code(arn, path):
    from moto.awslambda.models import lambda_backends

    parts = arn.split(":")
    backend = lambda_backends[parts[4]][parts[3]]
    found = backend.layers_versions_by_arn(arn) if path == "/_acore/layer" else backend.get_function(arn)
    return found.code_bytes if found else b""


def mappings():
    from moto.awslambda.models import lambda_backends

    backends = dict(lambda_backends[account()]).items()
    return [it.get_configuration() for _, backend in backends for it in backend._event_source_mappings.values()]


def rest_api(api_id):
    from moto.apigateway.models import apigateway_backends

    for region, backend in dict(apigateway_backends[account()]).items():
        api = backend.apis.get(api_id)
        if api is not None:
            keys = {name: list(held) for name, held in backend.usage_plan_keys.items()}
            return {
                "region": region,
                "account": account(),
                "api": api.to_dict(),
                "resources": [it.to_dict() for it in api.resources.values()],
                "authorizers": {name: it.to_json() for name, it in api.authorizers.items()},
                "stages": {name: it.to_json() for name, it in api.stages.items()},
                "gatewayResponses": {name: it.to_json() for name, it in api.gateway_responses.items()},
                "keys": [it.to_json() for it in backend.keys.values()],
                "usagePlans": [{**it.to_json(), "keys": keys.get(it.id, [])} for it in backend.usage_plans.values()],
            }
    return None


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


def rest_apis():
    """Two settings that moto reads and loses."""
    from moto.apigateway.responses import APIGatewayResponse

    create_api, create_authorizer = APIGatewayResponse.create_rest_api, APIGatewayResponse.create_authorizer

    def new_api(self):
        status, headers, body = create_api(self)
        types = self._get_param("binaryMediaTypes")
        if status == 200 and types:
            made = self.backend.get_rest_api(json.loads(body)["id"])
            made.binaryMediaTypes = types
            body = json.dumps(made.to_dict())
        return status, headers, body

    def new_authorizer(self):
        status, headers, body = create_authorizer(self)
        expression = self._get_param("identityValidationExpression")
        if status == 201 and expression:
            made = self.backend.get_authorizer(self.path.split("/")[2], json.loads(body)["id"])
            made.identity_validation_expression = expression
            body = json.dumps(made.to_json())
        return status, headers, body

    APIGatewayResponse.create_rest_api, APIGatewayResponse.create_authorizer = new_api, new_authorizer


def install():
    functions()
    rest_apis()
    queues()
    logs()
