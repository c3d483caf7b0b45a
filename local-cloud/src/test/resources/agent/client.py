"""Calls the local cloud with the real boto3, and prints what a test looks at as one JSON value."""

import json
import sys
import time

import boto3
from botocore.auth import SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError
from urllib.parse import quote

what, endpoint, arn = sys.argv[1:4]
REGION = "eu-central-1"
client = boto3.client(
    "bedrock-agentcore",
    endpoint_url=endpoint,
    region_name=REGION,
    aws_access_key_id="test",
    aws_secret_access_key="test",
    config=Config(retries={"max_attempts": 0}, read_timeout=60),
)
A = "session-a-0123456789-0123456789-0123456789"
B = "session-b-0123456789-0123456789-0123456789"


def invoke(payload, session=None, **more):
    given = {"runtimeSessionId": session} if session else {}
    return client.invoke_agent_runtime(agentRuntimeArn=arn, payload=json.dumps(payload).encode(), contentType="application/json", **given, **more)


def said(payload, session=None, **more):
    return json.loads(invoke(payload, session, **more)["response"].read())


def error(call):
    try:
        call()
    except ClientError as failure:
        return {"code": failure.response["Error"]["Code"], "status": failure.response["ResponseMetadata"]["HTTPStatusCode"], "message": failure.response["Error"]["Message"]}
    return {"code": "none"}


def sessions():
    first = invoke({"do": "echo", "n": 1}, A, traceParent="00-trace-01", runtimeUserId="user-1", accept="application/json")
    answered = {"session": first["runtimeSessionId"], "type": first["contentType"], "private": first["ResponseMetadata"]["HTTPHeaders"].get("x-agent-private"), "first": json.loads(first["response"].read())}
    answered["again"] = said({}, A)
    answered["other"] = said({}, B)
    answered["generated"] = invoke({})["runtimeSessionId"]
    stopped = client.stop_runtime_session(agentRuntimeArn=arn, runtimeSessionId=A)
    answered["stopped"] = stopped["runtimeSessionId"]
    answered["after"] = said({}, A)
    answered["twice"] = error(lambda: [client.stop_runtime_session(agentRuntimeArn=arn, runtimeSessionId=B) for _ in range(2)])
    return answered


def stream():
    answer = invoke({"do": "stream", "pause": 0.4}, A)
    begin, seen = time.monotonic(), []
    for line in answer["response"].iter_lines(chunk_size=1):
        if line:
            seen.append([line.decode(), time.monotonic() - begin])
    return {"type": answer["contentType"], "seen": seen}


def errors():
    found = {
        "crash": error(lambda: invoke({"do": "crash"}, A)),
        "after": error(lambda: said({}, A)),
        "fail": error(lambda: invoke({"do": "fail"}, A)),
        "nowhere": error(lambda: said({}, A, qualifier="nowhere")),
        "unknown": error(lambda: client.invoke_agent_runtime(agentRuntimeArn=arn + "x", payload=b"{}")),
        "foreign": error(lambda: client.invoke_agent_runtime(agentRuntimeArn=arn.replace(":9", ":8"), payload=b"{}")),
    }
    try:
        body = invoke({"do": "stream", "crash_at": 1, "pause": 0}, B)["response"].read()
        found["cut"] = body.decode()
    except Exception as broken:
        found["cut"] = type(broken).__name__
    return found


def command():
    def run(text, **more):
        body = {"command": text, **more}
        answer = client.invoke_agent_runtime_command(agentRuntimeArn=arn, runtimeSessionId=A, body=body)
        begin, events = time.monotonic(), []
        for event in answer["stream"]:
            events.append([event["chunk"], time.monotonic() - begin])
        return {"type": answer["contentType"], "events": events}

    return {
        "both": run("echo out; echo err >&2; pwd; echo $GREETING; exit 4"),
        "slow": run("echo ä; sleep 0.6; echo two"),
        "late": run("sleep 30", timeout=1),
        "empty": error(lambda: run(" " * 70000)),
    }


def payloads():
    large = b"y" * 20_000_000
    answer = client.invoke_agent_runtime(agentRuntimeArn=arn, runtimeSessionId=A, contentType="application/octet-stream", payload=large)
    back = invoke({"do": "large", "megabytes": 20}, A)
    return {"sent": json.loads(answer["response"].read()), "got": sum(len(part) for part in back["response"].iter_chunks(65536))}


def presigned():
    url = f"{endpoint}/runtimes/{quote(arn, safe='')}/ws?X-Amzn-Bedrock-AgentCore-Runtime-Session-Id={A}&qualifier=DEFAULT"
    request = AWSRequest(method="GET", url=url)
    SigV4QueryAuth(Credentials("test", "test"), "bedrock-agentcore", REGION, expires=int(sys.argv[4])).add_auth(request)
    return request.url


print(json.dumps(globals()[what]() if what != "say" else said(json.loads(sys.argv[4]), sys.argv[5] if len(sys.argv) > 5 else None)))
