"""REST APIs and queues of the local cloud, made by boto3 and called over plain HTTP: what is seen, as JSON.

    client.py ENDPOINT
"""

import base64
import http.server
import io
import json
import sys
import threading
import time
import urllib.error
import urllib.request
import zipfile

import boto3
from botocore.config import Config

CODE = '''
import json, os, time
def handler(event, context):
    what = (event.get("queryStringParameters") or {}).get("do", "echo")
    if what == "raise":
        raise ValueError("broken")
    if what == "malformed":
        return {"status": 200}
    if what == "sleep":
        time.sleep(3)
    if what == "binary":
        return {"statusCode": 200, "headers": {"Content-Type": "image/png"}, "body": "iVBORw==", "isBase64Encoded": True}
    shown = {name: event[name] for name in ("resource", "path", "httpMethod", "pathParameters", "multiValueQueryStringParameters",
                                            "stageVariables", "body", "isBase64Encoded")}
    shown["authorizer"] = event["requestContext"].get("authorizer")
    shown["apiKeyId"] = event["requestContext"]["identity"].get("apiKeyId")
    return {"statusCode": 201, "headers": {"X-Own": "yes"}, "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]}, "body": json.dumps(shown)}
'''

AUTHORIZER = '''
asked = 0
def handler(event, context):
    global asked
    asked += 1
    token = event["headers"].get("X-Token") or event["headers"].get("x-token") if event["type"] == "REQUEST" else event["authorizationToken"]
    if token == "nobody":
        raise Exception("Unauthorized")
    if token == "crash":
        raise KeyError("crash")
    api = event["methodArn"].split("/")[0]
    effect = {"deny": "Deny"}.get(token, "Allow")
    resource = api + "/*/*/elsewhere" if token == "elsewhere" else api + "/live/*"
    return {"principalId": token, "context": {"asked": asked, "tenant": "blue"}, "policyDocument": {
        "Version": "2012-10-17", "Statement": [{"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource}]}}
'''

CONSUMER = '''
import json
def handler(event, context):
    bodies = [record["body"] for record in event["Records"]]
    print("batch", json.dumps(bodies))
    if any(body == "poison" for body in bodies):
        raise ValueError("poison")
'''

PARTIAL = '''
def handler(event, context):
    for record in event["Records"]:
        print("seen", record["body"], record["attributes"]["ApproximateReceiveCount"],
              record["messageAttributes"].get("kind", {}).get("stringValue"), record["eventSourceARN"].split(":")[-1])
    failed = [{"itemIdentifier": record["messageId"]} for record in event["Records"] if record["body"] == "bad"]
    return {"batchItemFailures": failed}
'''

STREAMING = '''#!/usr/bin/env python3
import http.client, json, os, time
while True:
    api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    api.request("GET", "/2018-06-01/runtime/invocation/next")
    event = api.getresponse()
    event.read()
    id = event.headers["Lambda-Runtime-Aws-Request-Id"]
    def pieces():
        yield json.dumps({"statusCode": 202, "headers": {"Content-Type": "text/event-stream", "X-Own": "yes"}}).encode() + bytes(8) + b"one "
        time.sleep(0.5)
        yield b"two"
    api.request("POST", f"/2018-06-01/runtime/invocation/{id}/response", pieces(), {
        "Lambda-Runtime-Function-Response-Mode": "streaming",
        "Content-Type": "application/vnd.awslambda.http-integration-response"}, encode_chunked=True)
    api.getresponse().read()
'''

endpoint = sys.argv[1]
session = boto3.Session("test", "test", region_name="eu-central-1")
config = Config(retries={"max_attempts": 0}, read_timeout=60)
api, functions, iam, logs, sqs = (
    session.client(name, endpoint_url=endpoint, config=config) for name in ("apigateway", "lambda", "iam", "logs", "sqs"))
python = f"python3.{sys.version_info[1]}"
seen = {}


def zipped(name, text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


def create(name, code, runtime=python, file="app.py", **more):
    made = functions.create_function(FunctionName=name, Runtime=runtime, Role=role, Handler="app.handler", Timeout=10,
                                     Code={"ZipFile": zipped(file, code)}, **more)
    return made["FunctionArn"]


trust = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]}
role = iam.create_role(RoleName="api", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
backend, guard = create("backend", CODE), create("guard", AUTHORIZER)
streaming = create("streaming", STREAMING, "provided.al2023", "bootstrap")


def uri(arn, version="2015-03-31", kind="invocations"):
    return f"arn:aws:apigateway:eu-central-1:lambda:path/{version}/functions/{arn}/{kind}"


class Elsewhere(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"elsewhere {self.path}".encode()
        self.send_response(203)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Elsewhere)
threading.Thread(target=server.serve_forever, daemon=True).start()

id = api.create_rest_api(name="test", binaryMediaTypes=["image/png"])["id"]
root = api.get_resources(restApiId=id)["items"][0]["id"]


def resource(part, parent=None):
    return api.create_resource(restApiId=id, parentId=parent or root, pathPart=part)["id"]


def method(resource_id, verb, integration, **more):
    api.put_method(restApiId=id, resourceId=resource_id, httpMethod=verb, **{"authorizationType": "NONE", **more})
    api.put_integration(restApiId=id, resourceId=resource_id, httpMethod=verb, **integration)


proxy = {"type": "AWS_PROXY", "integrationHttpMethod": "POST", "uri": uri(backend)}
request = api.create_authorizer(restApiId=id, name="request", type="REQUEST", authorizerUri=uri(guard),
                                identitySource="method.request.header.X-Token", authorizerResultTtlInSeconds=60)["id"]
token = api.create_authorizer(restApiId=id, name="token", type="TOKEN", authorizerUri=uri(guard),
                              identitySource="method.request.header.Authorization", authorizerResultTtlInSeconds=0,
                              identityValidationExpression="Bearer .*|nobody")["id"]
items = resource("items")
item = resource("{id}", items)
special = resource("special", items)
method(item, "ANY", proxy)
method(special, "GET", {**proxy, "timeoutInMillis": 1000})
method(resource("{proxy+}"), "GET", proxy)
method(resource("guarded"), "GET", proxy, authorizationType="CUSTOM", authorizerId=request, apiKeyRequired=True)
method(resource("token"), "GET", proxy, authorizationType="CUSTOM", authorizerId=token)
method(resource("signed"), "GET", proxy, authorizationType="AWS_IAM")
method(resource("elsewhere"), "GET", {"type": "HTTP_PROXY", "integrationHttpMethod": "GET", "uri": f"http://127.0.0.1:{server.server_port}/x"})
method(resource("down"), "GET", {"type": "HTTP_PROXY", "integrationHttpMethod": "GET", "uri": "http://127.0.0.1:9/x"})
method(resource("stream"), "GET", {**proxy, "uri": uri(streaming, "2021-11-15", "response-streaming-invocations")})
cors = resource("cors")
method(cors, "OPTIONS", {"type": "MOCK", "requestTemplates": {"application/json": '{"statusCode": 204}'}})
api.put_method_response(restApiId=id, resourceId=cors, httpMethod="OPTIONS", statusCode="204")
api.put_integration_response(restApiId=id, resourceId=cors, httpMethod="OPTIONS", statusCode="204", responseParameters={
    "method.response.header.Access-Control-Allow-Origin": "'*'"})
api.put_gateway_response(restApiId=id, responseType="QUOTA_EXCEEDED", statusCode="429",
                         responseParameters={"gatewayresponse.header.X-Why": "'quota'"},
                         responseTemplates={"application/json": '{"own":$context.error.messageString}'})
deployment = api.create_deployment(restApiId=id)["id"]
api.create_stage(restApiId=id, stageName="live", deploymentId=deployment, variables={"colour": "green"})


def key(name, **plan):
    made = api.create_api_key(name=name, enabled=True)
    plan_id = api.create_usage_plan(name=name, apiStages=[{"apiId": id, "stage": "live"}], **plan)["id"]
    api.create_usage_plan_key(usagePlanId=plan_id, keyId=made["id"], keyType="API_KEY")
    return made["value"]


fast = key("fast")
slow = key("slow", throttle={"rateLimit": 0.1, "burstLimit": 2})
few = key("few", quota={"limit": 1, "period": "DAY"})
loose = api.create_api_key(name="loose", enabled=True)["value"]


def call(path, verb="GET", body=None, base=f"{endpoint}/_aws/execute-api/{id}/live", **headers):
    asked = urllib.request.Request(base + path, method=verb, data=body, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        answer = urllib.request.urlopen(asked, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    content = answer.read()
    found = {"status": answer.status, "headers": {name.lower(): value for name, value in answer.headers.items()},
             "cookies": answer.headers.get_all("Set-Cookie")}
    try:
        found["body"] = json.loads(content)
    except ValueError:
        found["body"] = content.decode("latin-1")
    return found


seen["item"] = call("/items/a%20b%2Fc?x=1&x=2&y=%C3%A9", "POST", "ünö".encode(), Content_Type="text/plain")
seen["special"] = call("/items/special")
seen["proxied"] = call("/any/thing/at/all")
seen["user-request"] = call("/items/1", base=f"{endpoint}/restapis/{id}/live/_user_request_")
seen["host"] = call("/live/items/1", base=endpoint, Host=f"{id}.execute-api.eu-central-1.localhost")
seen["binary"] = call("/items/1?do=binary", Accept="image/png")
seen["upload"] = call("/items/1", "POST", bytes([0, 255]), Content_Type="image/png")
seen["no-method"] = call("/items", "POST")
seen["no-stage"] = call("/items/1", base=f"{endpoint}/_aws/execute-api/{id}/other")
seen["no-api"] = call("/items/1", base=f"{endpoint}/_aws/execute-api/nothing123/live")
seen["raise"] = call("/items/1?do=raise")
seen["malformed"] = call("/items/1?do=malformed")
seen["late"] = call("/items/special?do=sleep")
seen["elsewhere"] = call("/elsewhere?q=1")
seen["down"] = call("/down")
seen["cors"] = call("/cors", "OPTIONS")
seen["stream"] = call("/stream")

seen["guarded"] = call("/guarded", X_Token="anna", X_Api_Key=fast)
seen["again"] = call("/guarded", X_Token="anna", X_Api_Key=fast)
seen["other"] = call("/guarded", X_Token="otto", X_Api_Key=fast)
seen["no-token"] = call("/guarded", X_Api_Key=fast)
seen["nobody"] = call("/guarded", X_Token="nobody", X_Api_Key=fast)
seen["denied"] = call("/guarded", X_Token="deny", X_Api_Key=fast)
seen["not-mentioned"] = call("/guarded", X_Token="elsewhere", X_Api_Key=fast)
seen["authorizer-crash"] = call("/guarded", X_Token="crash", X_Api_Key=fast)
seen["no-key"] = call("/guarded", X_Token="anna")
seen["wrong-key"] = call("/guarded", X_Token="anna", X_Api_Key="wrong")
seen["loose-key"] = call("/guarded", X_Token="anna", X_Api_Key=loose)
seen["throttled"] = [call("/guarded", X_Token="anna", X_Api_Key=slow)["status"] for _ in range(4)]
seen["quota"] = [call("/guarded", X_Token="anna", X_Api_Key=few) for _ in range(2)][1]
seen["token"] = call("/token", Authorization="Bearer anna")
seen["bad-token"] = call("/token", Authorization="Basic anna")
seen["unsigned"] = call("/signed")
seen["signed"] = call("/signed", Authorization="AWS4-HMAC-SHA256 Credential=a/20260101/eu-central-1/execute-api/aws4_request, Signature=0")

# Queues
def queue(name, **attributes):
    url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    return url, sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]


def lines(name, start):
    try:
        return [e["message"] for e in logs.filter_log_events(logGroupName=f"/aws/lambda/{name}")["events"] if e["message"].startswith(start)]
    except logs.exceptions.ResourceNotFoundException:
        return []


def wait(test):
    deadline = time.monotonic() + 40
    while not test() and time.monotonic() < deadline:
        time.sleep(0.2)


dead_url, dead_arn = queue("dead")
redrive = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 3})
work_url, work_arn = queue("work", VisibilityTimeout="1", RedrivePolicy=redrive)
part_url, part_arn = queue("part", VisibilityTimeout="1", RedrivePolicy=redrive)
create("consumer", CONSUMER)
create("partial", PARTIAL)
mapping = functions.create_event_source_mapping(EventSourceArn=work_arn, FunctionName="consumer", BatchSize=1)["UUID"]
functions.create_event_source_mapping(EventSourceArn=part_arn, FunctionName="partial", BatchSize=10, MaximumBatchingWindowInSeconds=1,
                                      FunctionResponseTypes=["ReportBatchItemFailures"])
sqs.send_message(QueueUrl=work_url, MessageBody="poison")
for body in ("one", "two"):
    sqs.send_message(QueueUrl=work_url, MessageBody=body)
for body in ("good", "bad", "fine"):
    sqs.send_message(QueueUrl=part_url, MessageBody=body, MessageAttributes={"kind": {"DataType": "String", "StringValue": "test"}})
letters = []


def received():
    letters.extend(it["Body"] for it in sqs.receive_message(QueueUrl=dead_url, MaxNumberOfMessages=10).get("Messages", []))
    return len(letters) == 2


wait(received)
time.sleep(1)
seen["letters"] = sorted(letters)
seen["batches"] = sorted(lines("consumer", "batch"))
seen["partial"] = sorted(lines("partial", "seen"))
seen["left"] = [sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]["ApproximateNumberOfMessages"]
                for url in (work_url, part_url)]
functions.update_event_source_mapping(UUID=mapping, Enabled=False)
time.sleep(2)
sqs.send_message(QueueUrl=work_url, MessageBody="late")
time.sleep(1.5)
seen["switched-off"] = sqs.get_queue_attributes(QueueUrl=work_url, AttributeNames=["All"])["Attributes"]["ApproximateNumberOfMessages"]

print(json.dumps(seen))
