"""The resources that bench/faults breaks: one of each kind, as small as the service takes it."""

import json

# The run puts the ARNs of its local cloud in the place of these.
ROLE = "arn:aws:iam::000000000000:role/agent"
KEYS = ["arn:aws:kms:us-east-1:000000000000:key/one", "arn:aws:kms:us-east-1:000000000000:key/two"]
GUARDED = ["arn:aws:bedrock-agentcore:us-east-1:000000000000:gateway/one-0123456789", "arn:aws:bedrock-agentcore:us-east-1:000000000000:gateway/two-0123456789"]


def allow(arn, action):
    statement = {"Effect": "Allow", "Principal": "*", "Action": "bedrock-agentcore:" + action, "Resource": arn}
    return {"policy": json.dumps({"Version": "2012-10-17", "Statement": [statement]})}

# What each kind is created with, what an update changes, and what it lives in. `@@` becomes the chain's own number.
RESOURCES = {
    "agent-runtime": ({"agentRuntimeArtifact": {"containerConfiguration": {"containerUri": "000000000000.dkr.ecr.us-east-1.amazonaws.com/agent:1"}},
                       "roleArn": ROLE, "networkConfiguration": {"networkMode": "PUBLIC"}}, {"description": "two"}, {}),
    "runtime-endpoint": ({}, {"description": "two"}, {"agentRuntimeId": "agent-runtime"}),
    "gateway": ({"roleArn": ROLE, "protocolType": "MCP", "authorizerType": "AWS_IAM"}, {"description": "two"}, {}),
    "gateway-target": ({"targetConfiguration": {"mcp": {"mcpServer": {"endpoint": "https://mcp.example.test/"}}}}, {"description": "two"},
                       {"gatewayIdentifier": "gateway"}),
    "gateway-rule": ({"actions": [{"routeToTarget": {"staticRoute": {"targetName": "search"}}}]}, {"description": "two"},
                     {"gatewayIdentifier": "gateway"}),
    "memory": ({"eventExpiryDuration": 30}, {"eventExpiryDuration": 60}, {}),
    "browser": ({"networkConfiguration": {"networkMode": "PUBLIC"}}, {"description": "two"}, {}),
    "browser-profile": ({}, {"description": "two"}, {}),
    "code-interpreter": ({"networkConfiguration": {"networkMode": "SANDBOX"}}, {"description": "two"}, {}),
    "workload-identity": ({}, {"allowedResourceOauth2ReturnUrls": ["https://example.test/back"]}, {}),
    "api-key-credential-provider": ({"apiKey": "not-a-real-key"}, {"apiKey": "another-one"}, {}),
    "oauth2-credential-provider": ({"credentialProviderVendor": "CustomOauth2", "oauth2ProviderConfigInput": {"customOauth2ProviderConfig": {
        "oauthDiscovery": {"discoveryUrl": "https://idp.example.test/.well-known/openid-configuration"}, "clientId": "one", "clientSecret": "not-real"}}},
        {"oauth2ProviderConfigInput": {"customOauth2ProviderConfig": {
            "oauthDiscovery": {"discoveryUrl": "https://idp.example.test/.well-known/openid-configuration"}, "clientId": "two", "clientSecret": "not-real"}}}, {}),
    "payment-credential-provider": ({"credentialProviderVendor": "CoinbaseCDP", "providerConfigurationInput": {"coinbaseCdpConfiguration": {
        "apiKeyId": "one", "apiKeySecret": "bm90LXJlYWw=", "walletSecret": "bm90LXJlYWw="}}},
        {"providerConfigurationInput": {"coinbaseCdpConfiguration": {"apiKeyId": "two", "apiKeySecret": "bm90LXJlYWw=", "walletSecret": "bm90LXJlYWw="}}}, {}),
    "policy-engine": ({}, {"description": "two"}, {}),
    "policy": ({"definition": {"cedar": {"statement": "permit(principal, action, resource);"}}}, {"description": "two"}, {"policyEngineId": "policy-engine"}),
    "evaluator": ({"level": "TRACE", "evaluatorConfig": {"llmAsAJudge": {"instructions": "Judge {context} and {assistant_turn}.", "ratingScale": {"numerical": [
        {"definition": "bad", "value": 0.0, "label": "bad"}, {"definition": "good", "value": 1.0, "label": "good"}]},
        "modelConfig": {"bedrockEvaluatorModelConfig": {"modelId": "amazon.nova-pro-v1:0"}}}}}, {"description": "two"}, {}),
    "online-evaluation": ({"rule": {"samplingConfig": {"samplingPercentage": 10.0}}, "dataSourceConfig": {"cloudWatchLogs": {
        "logGroupNames": ["/aws/bedrock-agentcore/runtimes/agent"], "serviceNames": ["agent.DEFAULT"]}}, "evaluators": [{"evaluatorId": "Builtin.Helpfulness"}],
        "evaluationExecutionRoleArn": ROLE, "enableOnCreate": True}, {"description": "two"}, {}),
    "configuration-bundle": ({"components": {"arn:aws:bedrock-agentcore:us-east-1:000000000000:runtime/agent-0123456789": {"configuration": {"k": "v"}}}},
                             {"description": "two"}, {}),
    "harness": ({"executionRoleArn": ROLE}, {"maxTokens": 100}, {}),
    "registry": ({}, {"description": "two"}, {}),
    "registry-record": ({"descriptorType": "CUSTOM", "descriptors": {"custom": {"inlineContent": "{}"}}}, {"description": "two"}, {"registryId": "registry"}),
    "token-vault-key": ({"kmsConfiguration": {"keyType": "CustomerManagedKey", "kmsKeyArn": KEYS[0]}},
                        {"kmsConfiguration": {"keyType": "CustomerManagedKey", "kmsKeyArn": KEYS[1]}}, {}),
    "resource-policy": (allow(GUARDED[0], "InvokeGateway"), allow(GUARDED[0], "GetGateway"), {}),
}
# The names it has first and after it is replaced. There is one token vault, which cannot have another name.
NAMES = {"gateway-rule": ("10", "20"), "gateway": ("fm-@@", "fn-@@"), "gateway-target": ("fm-@@", "fn-@@"),
         "token-vault-key": ("default", "default"), "resource-policy": tuple(GUARDED)}


def names(kind):
    return NAMES.get(kind, ("fm@@", "fn@@"))


def parent_name(kind):
    return names(kind)[0].replace("fm", "fp")
