"""Drives the local cloud's Lambda with the real boto3: what it sees, as JSON.

    client.py ENDPOINT JAVA_CLASSES_ZIP
"""

import base64
import io
import json
import sys
import threading
import time
import zipfile

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

CODE = '''
import ctypes, json, logging, os, subprocess, sys, time
logging.getLogger().setLevel("INFO")
print("module loaded")
calls = 0

def handler(event, context):
    global calls
    calls += 1
    what = event.get("do", "echo")
    if what == "echo":
        return {"event": event, "calls": calls, "pid": os.getpid(), "greeting": os.environ.get("GREETING")}
    if what == "context":
        import boto3, layered
        given = context.client_context
        return {
            "name": context.function_name, "version": context.function_version, "arn": context.invoked_function_arn,
            "memory": context.memory_limit_in_mb, "left": context.get_remaining_time_in_millis(),
            "custom": given.custom if given else None, "region": os.environ["AWS_REGION"],
            "who": boto3.client("sts").get_caller_identity()["Arn"], "layer": layered.NAME,
            "here": os.getcwd() == os.environ["LAMBDA_TASK_ROOT"], "boto3": boto3.__version__,
        }
    if what == "raise":
        logging.getLogger().info("about to raise")
        raise ValueError("no such thing")
    if what == "exit":
        print("goodbye")
        sys.exit(7)
    if what == "abort":
        os._exit(0)
    if what == "sleep":
        time.sleep(event["seconds"])
        return os.getpid()
    if what == "leak":
        child = subprocess.Popen(["sleep", "600"])
        lost = subprocess.Popen(["sh", "-c", "setsid sleep 601 & echo $!"], stdout=subprocess.PIPE, text=True)
        return [os.getpid(), child.pid, int(lost.stdout.readline())]
    if what == "print":
        line = "x" * 999
        for _ in range(event["kilobytes"]):
            print(line)
        sys.stdout.write("y" * 200_000)
        return "printed"
    if what == "large":
        return "z" * event["bytes"]
    if what == "unserializable":
        return object()
    if what == "sdk":
        return sorted(name for name in sys.modules if name == "moto")
'''

STREAMING = '''#!/usr/bin/env python3
import http.client, os, time
host = os.environ["AWS_LAMBDA_RUNTIME_API"]
while True:
    api = http.client.HTTPConnection(host)
    api.request("GET", "/2018-06-01/runtime/invocation/next")
    event = api.getresponse()
    event.read()
    id = event.headers["Lambda-Runtime-Aws-Request-Id"]
    def pieces():
        for word in (b"one ", b"two ", b"three"):
            yield word
            time.sleep(0.3)
    api.request("POST", f"/2018-06-01/runtime/invocation/{id}/response", pieces(), {
        "Lambda-Runtime-Function-Response-Mode": "streaming", "Content-Type": "text/plain"}, encode_chunked=True)
    api.getresponse().read()
'''

endpoint, java_zip = sys.argv[1:3]
session = boto3.Session("test", "test", region_name="eu-central-1")
config = Config(retries={"max_attempts": 0}, read_timeout=60, s3={"addressing_style": "path"})


def client(name):
    return session.client(name, endpoint_url=endpoint, config=config)


functions, iam, logs, s3, sqs = (client(name) for name in ("lambda", "iam", "logs", "s3", "sqs"))
python = f"python3.{sys.version_info[1]}"
seen = {}


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def trust(service):
    statement = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": service}}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def create(name, code, handler="app.handler", runtime=python, **more):
    functions.create_function(FunctionName=name, Runtime=runtime, Role=role, Handler=handler, Code=code, **more)


def invoke(name, event=None, **more):
    try:
        answer = functions.invoke(FunctionName=name, Payload=json.dumps(event or {}), **more)
    except ClientError as error:
        return {"code": error.response["Error"]["Code"], "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
                "message": error.response["Error"]["Message"]}
    body = answer["Payload"].read()
    found = {"status": answer["StatusCode"], "error": answer.get("FunctionError"), "version": answer.get("ExecutedVersion")}
    found["payload"] = json.loads(body) if len(body) in range(1, 100_000) else len(body)
    if "LogResult" in answer:
        found["log"] = base64.b64decode(answer["LogResult"]).decode()
    return found


role = iam.create_role(RoleName="function", AssumeRolePolicyDocument=trust("lambda.amazonaws.com"))["Role"]["Arn"]
layer = functions.publish_layer_version(LayerName="things", Content={"ZipFile": zipped({"python/layered.py": "NAME = 'from the layer'"})})
inline = {"ZipFile": zipped({"app.py": CODE})}
s3.create_bucket(Bucket="code", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
s3.put_object(Bucket="code", Key="app.zip", Body=zipped({"app.py": CODE}))
create("inline", inline, Timeout=10, Layers=[layer["LayerVersionArn"]], Environment={"Variables": {"GREETING": "hello"}})
create("stored", {"S3Bucket": "code", "S3Key": "app.zip"}, Timeout=2)

# Results
context = base64.b64encode(json.dumps({"custom": {"tool": "añadir"}}).encode()).decode()
seen["first"] = invoke("inline", {"n": 1}, LogType="Tail")
seen["again"] = invoke("inline", {"n": 2})
seen["context"] = invoke("inline", {"do": "context"}, ClientContext=context)
seen["stored"] = invoke("stored", {"n": 1})
seen["dry"] = invoke("inline", InvocationType="DryRun")
seen["unknown"] = invoke("nobody")

# Failures of the function
for name in ("raise", "exit", "abort", "unserializable", "leak"):
    seen[name] = invoke("inline", {"do": name}, LogType="Tail")
seen["hang"] = invoke("stored", {"do": "sleep", "seconds": 30})
seen["large"] = invoke("inline", {"do": "large", "bytes": 7_000_000})
seen["large-after"] = invoke("inline")
seen["six"] = invoke("inline", {"do": "large", "bytes": 6_000_000})
seen["print"] = invoke("inline", {"do": "print", "kilobytes": 10_000}, LogType="Tail")
seen["too-large"] = invoke("inline", {"x": "x" * 7_000_000})
create("broken", {"ZipFile": zipped({"app.py": "import no_such_module"})})
create("missing", inline, handler="app.nobody")
create("syntax", {"ZipFile": zipped({"app.py": "def ("})})
create("quits", {"ZipFile": zipped({"app.py": "import os; os._exit(3)"})})
create("node", inline, runtime="nodejs22.x")
create("nozip", {"ZipFile": b"this is no zip"})
for name in ("broken", "missing", "syntax", "quits", "node", "nozip"):
    seen[name] = invoke(name)

# New code and new configuration are new processes; a version stays what it was
functions.publish_version(FunctionName="inline")
functions.update_function_configuration(FunctionName="inline", Environment={"Variables": {"GREETING": "good day"}})
seen["configured"] = invoke("inline")
functions.update_function_code(FunctionName="inline", ZipFile=zipped({"app.py": "def handler(event, context): return 'new code'"}))
seen["recoded"] = invoke("inline")
seen["version"] = invoke("inline", Qualifier="1")

# Two at once are two processes; a reservation is a limit
answers = []
threads = [threading.Thread(target=lambda: answers.append(invoke("stored", {"do": "sleep", "seconds": 1}))) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
seen["parallel"] = len({answer["payload"] for answer in answers})
functions.put_function_concurrency(FunctionName="stored", ReservedConcurrentExecutions=1)
busy = threading.Thread(target=lambda: invoke("stored", {"do": "sleep", "seconds": 1.5}))
busy.start()
time.sleep(0.5)
seen["throttled"] = invoke("stored")
busy.join()
seen["unthrottled"] = invoke("stored")

# Events: two more tries, then the dead-letter queue
queue = sqs.create_queue(QueueName="dead")["QueueUrl"]
dead = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
create("event", {"ZipFile": zipped({"app.py": "def handler(event, context):\n    print('try', event)\n    raise ValueError('never')"})},
       DeadLetterConfig={"TargetArn": dead})
seen["event"] = invoke("event", {"n": 1}, InvocationType="Event")
letters = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=15, MessageAttributeNames=["All"]).get("Messages", [])
seen["letters"] = [[letter["Body"], letter["MessageAttributes"]["ErrorMessage"]["StringValue"]] for letter in letters]
time.sleep(1)
lines = [event["message"] for event in logs.filter_log_events(logGroupName="/aws/lambda/event")["events"]]
seen["tries"] = sum(line.startswith("try") for line in lines)
seen["lines"] = [line.split(" ")[0].split("\t")[0] for line in lines][:4]

# A notification of S3 is an event too
create("notified", {"ZipFile": zipped({"app.py": "def handler(event, context):\n    print('key', event['Records'][0]['s3']['object']['key'])"})})
arn = functions.get_function(FunctionName="notified")["Configuration"]["FunctionArn"]
s3.put_bucket_notification_configuration(Bucket="code", NotificationConfiguration={
    "LambdaFunctionConfigurations": [{"LambdaFunctionArn": arn, "Events": ["s3:ObjectCreated:*"]}]})
s3.put_object(Bucket="code", Key="news.txt", Body=b"news")
for _ in range(100):
    try:
        found = [e["message"] for e in logs.filter_log_events(logGroupName="/aws/lambda/notified")["events"]]
    except ClientError:
        found = []
    seen["notified"] = [line for line in found if line.startswith("key")]
    if seen["notified"]:
        break
    time.sleep(0.1)

# A runtime of its own that answers in pieces
create("pieces", {"ZipFile": zipped({"bootstrap": STREAMING})}, handler="x", runtime="provided.al2023", Timeout=10)
parts, started = [], time.monotonic()
for event in functions.invoke_with_response_stream(FunctionName="pieces", Payload=b"{}")["EventStream"]:
    if "PayloadChunk" in event:
        parts.append([event["PayloadChunk"]["Payload"].decode(), time.monotonic() - started])
    else:
        seen["complete"] = event["InvokeComplete"].get("ErrorCode", "none")
seen["pieces"] = [part[0] for part in parts]
seen["apart"] = parts[-1][1] - parts[0][1]
seen["whole"] = [len(e.get("PayloadChunk", {}).get("Payload", b"")) for e in functions.invoke_with_response_stream(
    FunctionName="stored", Payload=b"{}")["EventStream"]]

# Java by AWS's own client
with open(java_zip, "rb") as archive:
    create("java", {"ZipFile": archive.read()}, handler="demo.Handler::handleRequest", runtime="java17", Timeout=20, MemorySize=512,
           Environment={"Variables": {"GREETING": "servus"}})
seen["java"] = invoke("java", {"name": "Anna"}, LogType="Tail", ClientContext=context)
seen["java-again"] = invoke("java", {"name": "Anna"})
seen["java-raise"] = invoke("java", {"name": "nobody"})

print(json.dumps(seen))
