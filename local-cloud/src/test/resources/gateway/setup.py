"""Makes a gateway in front of an example's tools with the real boto3, and asks for keys; what it saw, as JSON.

    setup.py ENDPOINT EXAMPLE DISCOVERY_URL TOKEN_ENDPOINT
"""

import io
import json
import pathlib
import sys
import time
import zipfile

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT, EXAMPLE, DISCOVERY, TOKENS = sys.argv[1:]


def client(service):
    # One try only: a test that passes at the second one hides a bug
    return boto3.client(
        service, "eu-central-1", endpoint_url=ENDPOINT, aws_access_key_id="k", aws_secret_access_key="s",
        config=Config(retries={"total_max_attempts": 1}))


control, data = client("bedrock-agentcore-control"), client("bedrock-agentcore")
seen = {}


def role(name, service):
    trust = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]}
    return client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]


def until(get, status="READY"):
    while get()["status"] != status:
        time.sleep(0.05)
    return get()


def function(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in (pathlib.Path(EXAMPLE) / name).glob("*.py"):
            archive.write(file, file.name)
    return client("lambda").create_function(
        FunctionName=name, Runtime="python%d.%d" % sys.version_info[:2], Role=role("function", "lambda.amazonaws.com"),
        Handler="handler.handler", Timeout=20, Code={"ZipFile": buffer.getvalue()})["FunctionArn"]


def gateway(name, mode=None, engine=None):
    more = {"policyEngineConfiguration": {"arn": engine, "mode": mode}} if mode else {}
    made = control.create_gateway(
        name=name, roleArn=GATEWAY_ROLE, protocolType="MCP", authorizerType="CUSTOM_JWT",
        authorizerConfiguration={"customJWTAuthorizer": {"discoveryUrl": DISCOVERY, "allowedClients": ["web"]}},
        protocolConfiguration={"mcp": {"searchType": "SEMANTIC", "instructions": "Tables only."}}, **more)
    identity = {"gatewayIdentifier": made["gatewayId"]}
    shown = until(lambda: control.get_gateway(**identity))
    assert shown["gatewayUrl"] == made["gatewayUrl"], shown
    target = control.create_gateway_target(
        **identity, name="data-analysis", credentialProviderConfigurations=[{"credentialProviderType": "GATEWAY_IAM_ROLE"}],
        targetConfiguration={"mcp": {"lambda": {"lambdaArn": FUNCTION, "toolSchema": {
            "inlinePayload": json.loads((pathlib.Path(EXAMPLE) / "data-analysis/tools.json").read_text())}}}})
    until(lambda: control.get_gateway_target(**identity, targetId=target["targetId"]))
    return shown


def policy(engine, name, statement):
    made = control.create_policy(
        policyEngineId=engine, name=name, definition={"cedar": {"statement": statement}})
    until(lambda: control.get_policy(policyEngineId=engine, policyId=made["policyId"]), "ACTIVE")


def refusal(call, **given):
    try:
        call(**given)
        return ""
    except ClientError as e:
        return e.response["Error"]["Code"] + " " + str(e.response["ResponseMetadata"]["HTTPStatusCode"])


GATEWAY_ROLE = role("gateway", "bedrock-agentcore.amazonaws.com")
FUNCTION = function("data-analysis")
engine = control.create_policy_engine(name="rules")
until(lambda: control.get_policy_engine(policyEngineId=engine["policyEngineId"]), "ACTIVE")
policy(engine["policyEngineId"], "describe_short",
       'permit(principal is AgentCore::OAuthUser, action == AgentCore::Action::"data-analysis___describe", resource)'
       ' when { principal.hasTag("team") && principal.getTag("team") == "a" && !(context.input.csv_text like "*secret*") };')
seen["notCedar"] = refusal(
    control.create_policy, policyEngineId=engine["policyEngineId"], name="bad",
    definition={"cedar": {"statement": "permit everything to everybody, please"}})
for name, mode in (("open", None), ("enforce", "ENFORCE"), ("logonly", "LOG_ONLY")):
    made = gateway(name, mode, engine["policyEngineArn"])
    seen[name] = {"url": made["gatewayUrl"], "id": made["gatewayId"]}

# Keys and tokens
control.create_workload_identity(name="worker")
control.create_api_key_credential_provider(name="weather", apiKey="key-1")
control.update_api_key_credential_provider(name="weather", apiKey="key-2")
shown = json.dumps(control.get_api_key_credential_provider(name="weather"), default=str)
seen["shownKey"] = "key-2" in shown
control.create_oauth2_credential_provider(
    name="idp", credentialProviderVendor="CustomOauth2", oauth2ProviderConfigInput={"customOauth2ProviderConfig": {
        "oauthDiscovery": {"authorizationServerMetadata": {
            "issuer": "https://idp.test", "authorizationEndpoint": "https://idp.test/authorize", "tokenEndpoint": TOKENS}},
        "clientId": "client", "clientSecret": "secret"}})
token = data.get_workload_access_token(workloadName="worker")["workloadAccessToken"]
named = data.get_workload_access_token_for_user_id(workloadName="worker", userId="ann")["workloadAccessToken"]
seen["tokensDiffer"] = token != named
seen["apiKey"] = data.get_resource_api_key(workloadIdentityToken=named, resourceCredentialProviderName="weather")["apiKey"]
m2m = {"resourceCredentialProviderName": "idp", "scopes": ["read"], "oauth2Flow": "M2M"}
seen["accessToken"] = data.get_resource_oauth2_token(workloadIdentityToken=token, **m2m)["accessToken"]
seen["noWorkload"] = refusal(data.get_workload_access_token, workloadName="nobody")
seen["noToken"] = refusal(data.get_resource_api_key, workloadIdentityToken=token + "x", resourceCredentialProviderName="weather")
seen["noProvider"] = refusal(data.get_resource_api_key, workloadIdentityToken=token, resourceCredentialProviderName="none")
seen["noJwt"] = refusal(data.get_workload_access_token_for_jwt, workloadName="worker", userToken="a.b")
print(json.dumps(seen))
