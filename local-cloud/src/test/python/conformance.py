"""Holds one of AgentCore's two planes in the local cloud against the service model of the installed AWS CLI.

    python3 conformance.py ENDPOINT ACCOUNT SERVICE SCENARIOS

SERVICE is bedrock-agentcore-control or bedrock-agentcore, SCENARIOS the module with the calls. Calls every operation through botocore, checks each answer against the model (status, members, types, enums, required
members, forms of times), and then breaks each operation's input in every way that the model forbids, one at a time, and
checks that each is refused with a ValidationException that names the member. Prints one JSON document.
"""

import copy
import json
import os
import re
import sys
import time
import traceback
import urllib.error
import urllib.request

import botocore.config
import botocore.eventstream
import botocore.session

ENDPOINT, ACCOUNT, SERVICE, SCENARIOS = sys.argv[1:5]
REGION = "eu-central-1"
os.environ.update(AWS_ACCESS_KEY_ID="local", AWS_SECRET_ACCESS_KEY="local", AWS_EC2_METADATA_DISABLED="true")

session = botocore.session.get_session()
config = botocore.config.Config(retries={"max_attempts": 1}, parameter_validation=False)


def client(name):
    return session.create_client(name, region_name=REGION, endpoint_url=ENDPOINT, config=config)


plane = client(SERVICE)
MODEL = plane.meta.service_model
problems = []
seen = {}


def raw_shape(shape):
    return MODEL._service_description["shapes"][shape.name]


def check_answer(shape, value, path):
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return
    if kind == "structure":
        if not isinstance(value, dict):
            return problems.append(f"{path}: not a structure")
        for name in shape.required_members:
            if name not in value:
                problems.append(f"{path}.{name}: required and missing")
        if shape.metadata.get("union") or getattr(shape, "is_tagged_union", False):
            if len(value) != 1:
                problems.append(f"{path}: a union with {sorted(value)}")
        for name, inner in value.items():
            if name not in shape.members:
                problems.append(f"{path}.{name}: unknown to the model")
            else:
                check_answer(shape.members[name], inner, f"{path}.{name}")
    elif kind == "list":
        for inner in value:
            check_answer(shape.member, inner, f"{path}[]")
    elif kind == "map":
        for inner in value.values():
            check_answer(shape.value, inner, f"{path}{{}}")
    elif kind == "timestamp":
        iso = shape.serialization.get("timestampFormat") == "iso8601"
        right = isinstance(value, str) and value.endswith("Z") if iso else isinstance(value, (int, float))
        if not right:
            problems.append(f"{path}: {value!r} is not a time in the model's form")
    elif kind == "string":
        if not isinstance(value, str):
            problems.append(f"{path}: {value!r} is not a string")
        elif getattr(shape, "enum", None) and value not in shape.enum:
            problems.append(f"{path}: {value!r} is not in the enum")
        # ARN patterns of this model are older than the service (agentcore-api.md, 1.1), so ARNs are not held against them
        elif raw_shape(shape).get("pattern") and not value.startswith("arn:"):
            if not re.fullmatch(raw_shape(shape)["pattern"], value):
                problems.append(f"{path}: {value!r} does not have the form of {shape.name}")
    elif kind == "boolean" and not isinstance(value, bool):
        problems.append(f"{path}: {value!r} is not a boolean")
    elif kind in ("integer", "long") and (not isinstance(value, int) or isinstance(value, bool)):
        problems.append(f"{path}: {value!r} is not an integer")


def send(operation, given):
    """Through botocore's own serializer, so the request is what every SDK sends; the answer comes back unparsed."""
    model = MODEL.operation_model(operation)
    request = plane._serializer.serialize_to_request(given, model)
    url = ENDPOINT + request["url_path"]
    query = []
    for name, value in (request.get("query_string") or {}).items():
        for one in value if isinstance(value, list) else [value]:
            query.append(f"{name}={urllib.request.quote(str(one), safe='')}")
    if query:
        url += "?" + "&".join(query)
    body = request.get("body") or b""
    body = body if isinstance(body, bytes) else body.encode()
    http = urllib.request.Request(url, data=body or None, method=request["method"])
    for name, value in request["headers"].items():
        http.add_header(name, value)
    scope = f"local/20260101/{REGION}/bedrock-agentcore/aws4_request"
    http.add_header("Authorization", f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=none")
    try:
        with urllib.request.urlopen(http, timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def call(operation, given):
    model = MODEL.operation_model(operation)
    status, headers, body = send(operation, given)
    counts = seen.setdefault(operation, {"calls": 0, "refusals": 0})
    counts["calls"] += 1
    wanted = model.http.get("responseCode", 200)
    if status != wanted:
        problems.append(f"{operation}: {status} instead of {wanted}: {body[:400]!r}")
        return {}
    streamed = model.has_event_stream_output and status == wanted
    answer = events(model, body) if streamed else json.loads(body) if body else {}
    if model.output_shape is not None:
        answer.update(in_headers(model.output_shape, headers))
    if status == 204 and body:
        problems.append(f"{operation}: 204 with a body")
    if model.output_shape is not None:
        check_answer(model.output_shape, answer, operation)
    return answer


def events(model, body):
    """The one event that an answer streams, as the member of the output that holds the stream."""
    buffer = botocore.eventstream.EventStreamBuffer()
    buffer.add_data(body)
    found = [(event.headers[":event-type"], json.loads(event.payload)) for event in buffer]
    if len(found) != 1:
        problems.append(f"{model.name}: {len(found)} events")
    stream = model.get_event_stream_output()
    return {name: dict(found) for name, shape in model.output_shape.members.items() if shape.name == stream.name}


def in_headers(shape, headers):
    lower = {name.lower(): value for name, value in headers.items()}
    found = {}
    for name, member in shape.members.items():
        if member.serialization.get("location") == "header":
            value = lower.get(member.serialization["name"].lower())
            if value is not None:
                found[name] = value
    return found


def refused(operation, given, code, member=None):
    """What is wrong has to be refused as the model says: the status, the code, and the member by name."""
    status, headers, body = send(operation, given)
    got = headers.get("x-amzn-ErrorType")
    wanted = MODEL.shape_for(code).metadata["error"]["httpStatusCode"]
    answer = json.loads(body or b"{}")
    if (status, got) != (wanted, code):
        problems.append(f"{operation} {member or ''}: {status} {got} instead of {wanted} {code}: {body[:300]!r}")
    elif member and not any(member in it["name"] for it in answer.get("fieldList", [])):
        problems.append(f"{operation}: the fieldList does not name {member}: {body[:300]!r}")
    elif "message" not in answer:
        problems.append(f"{operation}: an error without a message")
    seen.setdefault(operation, {"calls": 0, "refusals": 0})["refusals"] += 1


def broken(shape, value):
    """Every way to break one value that its shape forbids and that a client lets through."""
    raw = raw_shape(shape)
    kind = shape.type_name
    if kind == "string":
        yield 17
        if raw.get("enum"):
            yield "NO_SUCH_VALUE"
        if raw.get("max") and raw["max"] < 100_000:
            yield "a" * (raw["max"] + 1)
        if raw.get("pattern") and not re.fullmatch(raw["pattern"], "\u0007 ?"):
            yield "\u0007 ?"
    elif kind in ("integer", "long", "float", "double"):
        yield "seventeen"
        if "max" in raw:
            yield raw["max"] + 1
        if "min" in raw:
            yield raw["min"] - 1
    elif kind == "boolean":
        yield "maybe"
    elif kind == "list":
        yield {}
        if raw.get("max") and raw["max"] <= 300 and value:
            yield value * (raw["max"] + 1)
        if raw.get("min", 0) > 0:
            yield []
    elif kind == "map":
        yield []
    elif kind == "structure" and not getattr(shape, "is_document_type", False):
        yield []
        if getattr(shape, "is_tagged_union", False):
            yield {}


def refusals(operation, good):
    model = MODEL.operation_model(operation)
    for name, shape in model.input_shape.members.items():
        where = shape.serialization.get("location", "body")
        if where == "body":
            if name in model.input_shape.required_members:
                given = copy.deepcopy(good)
                given.pop(name, None)
                refused(operation, given, "ValidationException", name)
            for value in broken(shape, good.get(name)):
                given = copy.deepcopy(good)
                given[name] = value
                status_body = json.dumps(given, default=str)
                if status_body:
                    raw_refused(operation, good, name, value)
        elif where == "querystring" and shape.type_name in ("integer", "string") and name in ("maxResults",):
            for value in (0, 100_000):
                refused(operation, {**good, name: value}, "ValidationException", name)


def raw_refused(operation, good, name, value):
    """Wrong types do not get through botocore's serializer, so the broken member is put into the finished body."""
    model = MODEL.operation_model(operation)
    good = {k: v for k, v in good.items() if k != name}
    request = plane._serializer.serialize_to_request(good, model)
    body = json.loads(request.get("body") or b"{}")
    body[name] = value
    original = plane._serializer.serialize_to_request

    def serialize(given, model):
        return {**request, "body": json.dumps(body).encode(), "headers": {"Content-Type": "application/json"}}

    plane._serializer.serialize_to_request = serialize
    try:
        refused(operation, {}, "ValidationException", name)
    finally:
        plane._serializer.serialize_to_request = original


def waits(operation, given, path, wanted):
    for _ in range(200):
        value = call(operation, given)
        for part in path.split("."):
            value = value.get(part, {})
        if value == wanted:
            return
        time.sleep(0.02)
    problems.append(f"{operation}: {path} is {value!r} and not {wanted!r}")


def gone(operation, given):
    for _ in range(200):
        status, headers, _ = send(operation, given)
        if status == 404:
            if headers.get("x-amzn-ErrorType") != "ResourceNotFoundException":
                problems.append(f"{operation}: 404 without ResourceNotFoundException")
            return
        time.sleep(0.02)
    problems.append(f"{operation}: still there after its delete")


def check(condition, text):
    if not condition:
        problems.append(text)


def main():
    import importlib

    scenarios = importlib.import_module(SCENARIOS)
    try:
        scenarios.run(sys.modules[__name__])
    except Exception:
        # What went wrong before says why
        problems.append(traceback.format_exc())
    operations = {name: seen.get(name, {}) for name in MODEL.operation_names}
    notes = getattr(scenarios, "NOTES", {})
    print(json.dumps({"problems": problems, "operations": dict(sorted(operations.items())), "notes": notes, "botocore": botocore.__version__}))


if __name__ == "__main__":
    main()
