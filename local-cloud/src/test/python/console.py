"""Fills the local cloud with one of everything that the console shows. Run by ConsoleIT."""

import io
import json
import sys
import time
import zipfile

import boto3

TRUST = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}'
CODE = "def handler(event, context):\n    return {'sum': event['a'] + event['b']}\n"
control = boto3.client("bedrock-agentcore-control")


def role(name, service):
    return boto3.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=TRUST % service)["Role"]["Arn"]


def ready(get):
    for _ in range(200):
        if get() in ("READY", "ACTIVE"):
            return
        time.sleep(0.05)
    raise SystemExit("never ready")


def gateway():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("main.py", CODE)
    function = boto3.client("lambda").create_function(
        FunctionName="adder",
        Runtime="python3.%d" % sys.version_info.minor,
        Role=role("Function", "lambda.amazonaws.com"),
        Handler="main.handler",
        Code={"ZipFile": archive.getvalue()},
    )
    agent = role("Agent", "bedrock-agentcore.amazonaws.com")
    made = control.create_gateway(name="numbers", roleArn=agent, authorizerType="NONE", protocolType="MCP")
    ident = made["gatewayId"]
    ready(lambda: control.get_gateway(gatewayIdentifier=ident)["status"])
    number = {"type": "number"}
    schema = {"type": "object", "properties": {"a": number, "b": number}, "required": ["a", "b"]}
    tool = {"name": "add", "description": "Adds two numbers", "inputSchema": schema}
    target = {"mcp": {"lambda": {"lambdaArn": function["FunctionArn"], "toolSchema": {"inlinePayload": [tool]}}}}
    made = control.create_gateway_target(
        gatewayIdentifier=ident,
        name="calculator",
        targetConfiguration=target,
        credentialProviderConfigurations=[{"credentialProviderType": "GATEWAY_IAM_ROLE"}],
    )
    ready(lambda: control.get_gateway_target(gatewayIdentifier=ident, targetId=made["targetId"])["status"])
    return ident


def memory():
    facts = {"semanticMemoryStrategy": {"name": "facts", "namespaces": ["/facts/{actorId}/"]}}
    made = control.create_memory(name="notes", eventExpiryDuration=30, memoryStrategies=[facts])["memory"]
    ready(lambda: control.get_memory(memoryId=made["id"])["memory"]["status"])
    said = [("USER", "My dog is called Rex."), ("ASSISTANT", "A fine name for a dog."), ("USER", "I work in Turin. <img src=x onerror=alert(1)>")]
    for at, (who, text) in enumerate(said):
        boto3.client("bedrock-agentcore").create_event(
            memoryId=made["id"],
            actorId="ada",
            sessionId="first-talk",
            eventTimestamp=1_790_000_000 + at,
            payload=[{"conversational": {"role": who, "content": {"text": text}}}],
        )
    return made["id"]


def queue():
    sqs = boto3.client("sqs")
    url = sqs.create_queue(QueueName="orders")["QueueUrl"]
    for number in range(3):
        sqs.send_message(QueueUrl=url, MessageBody=str(number))


found = {"gateway": gateway(), "memory": memory()}
queue()
boto3.client("secretsmanager").create_secret(Name="database", SecretString="open-sesame-4711")
boto3.client("ssm").put_parameter(Name="/plain", Value="to-be-seen", Type="String")
print(json.dumps(found))
