"""The life of one resource of every family, as calls; conformance.py checks each of them."""

import time

NOTES = {
    "CreateAgentRuntime": "made versions run as processes",
    "CreateBrowser": "sessions need Chromium on this machine",
    "CreateCodeInterpreter": "sessions are off unless acore.yaml switches them on",
    "CreateGateway": "answers at its `gatewayUrl`",
    "CreateGatewayTarget": "Smithy targets are kept and not run",
    "CreateHarness": "does not run",
    "CreateMemory": "a simple extraction stands in for the models",
    "CreateOnlineEvaluationConfig": "evaluates nothing",
    "CreatePaymentConnector": "kept; no payment is made",
    "CreatePaymentManager": "kept; no payment is made",
    "CreatePolicy": "checked by Cedar, and decides in gateways",
    "StartPolicyGeneration": "ends without assets",
}


def run(c):
    role = f"arn:aws:iam::{c.ACCOUNT}:role/Agent"
    iam = c.client("iam")
    trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"bedrock-agentcore.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
    iam.create_role(RoleName="Agent", AssumeRolePolicyDocument=trust)
    iam.create_role(RoleName="Stranger", AssumeRolePolicyDocument=trust.replace("bedrock-agentcore", "ec2"))
    runtimes(c, role)
    gateways(c, role)
    memories(c, role)
    tools(c, role)
    identities(c, role)
    policies(c)
    evaluations(c, role)
    bundles(c)
    harnesses(c, role)
    registries(c)
    payments(c, role)
    pages(c)


def family(c, create, get, delete, lister, rows, given, ident, key, ready, status="status", parent=None, tags=None, name="name", wrap=None):
    """What is alike in all: made, refused twice, listed, tagged, found ready. Answers the id."""
    parent = parent or {}
    given = {**parent, **given}
    c.refusals(create, given)
    if "clientToken" in c.MODEL.operation_model(create).input_shape.members:
        given["clientToken"] = "token-" + "0" * 40
    made = c.call(create, given)
    inner = made.get(wrap, made) if wrap else made
    where = inner.get(ident) or next(v for k, v in inner.items() if k.endswith("Arn")).split("/")[-1]
    one = {**parent, key: where}
    if "clientToken" in given:
        c.check(c.call(create, given) == made, f"{create}: the same token gave another answer")
        other = {**given, "clientToken": "token-" + "1" * 40}
        if "description" in c.MODEL.operation_model(create).input_shape.members:
            c.refused(create, {**given, "description": "otherwise"}, "ValidationException")
    else:
        other = given
    if create not in ("CreateRegistryRecord", "StartPolicyGeneration"):
        c.refused(create, other, "ValidationException" if create == "CreateWorkloadIdentity" else "ConflictException")
    if ready:
        path = f"{wrap}.{status}" if wrap else status
        c.waits(get, one, path, ready)
    else:
        c.call(get, one)
    listed = c.call(lister, parent)
    c.check(any(where in row.values() for row in listed[rows]), f"{lister}: {where} is missing")
    c.refusals(lister, parent)
    missing = where[:-1] + ("0" if where[-1] != "0" else "1")
    c.refused(get, {**parent, key: missing}, "ResourceNotFoundException")
    if tags:
        arn = inner[tags]
        c.call("TagResource", {"resourceArn": arn, "tags": {"team": "a b", "x": ""}})
        c.check(c.call("ListTagsForResource", {"resourceArn": arn}).get("tags", {}).get("team") == "a b", f"{create}: no tags")
        c.call("UntagResource", {"resourceArn": arn, "tagKeys": ["team", "x"]})
        c.check("team" not in c.call("ListTagsForResource", {"resourceArn": arn}).get("tags", {}), f"{create}: tags stay")
    return one, inner


def runtimes(c, role):
    artifact = {"containerConfiguration": {"containerUri": f"{c.ACCOUNT}.dkr.ecr.eu-central-1.amazonaws.com/agent:1"}}
    given = {"agentRuntimeName": "my_agent", "agentRuntimeArtifact": artifact, "roleArn": role, "networkConfiguration": {"networkMode": "PUBLIC"}, "tags": {"a": "b"}}
    for wrong in ("Nobody", "Stranger"):
        c.refused("CreateAgentRuntime", {**given, "roleArn": role.replace("Agent", wrong)}, "ValidationException", "roleArn")
    one, made = family(c, "CreateAgentRuntime", "GetAgentRuntime", "DeleteAgentRuntime", "ListAgentRuntimes", "agentRuntimes", given, "agentRuntimeId", "agentRuntimeId", "READY", tags="agentRuntimeArn", name="agentRuntimeName")
    ends = dict(one)
    c.waits("GetAgentRuntimeEndpoint", {**one, "endpointName": "DEFAULT"}, "liveVersion", "1")
    change = {**one, "agentRuntimeArtifact": artifact, "roleArn": role, "networkConfiguration": {"networkMode": "PUBLIC"}, "description": "second", "environmentVariables": {"A": "1"}}
    c.refusals("UpdateAgentRuntime", change)
    c.check(c.call("UpdateAgentRuntime", change)["agentRuntimeVersion"] == "2", "an update makes no version")
    c.refused("UpdateAgentRuntime", change, "ConflictException")
    c.waits("GetAgentRuntime", one, "status", "READY")
    c.check("environmentVariables" not in c.call("GetAgentRuntime", {**one, "agentRuntimeVersion": "1"}), "version 1 changed")
    c.refused("GetAgentRuntime", {**one, "agentRuntimeVersion": "7"}, "ResourceNotFoundException")
    c.waits("GetAgentRuntimeEndpoint", {**one, "endpointName": "DEFAULT"}, "liveVersion", "2")
    c.check(len(c.call("ListAgentRuntimeVersions", one)["agentRuntimes"]) == 2, "not two versions")
    end, _ = family(c, "CreateAgentRuntimeEndpoint", "GetAgentRuntimeEndpoint", "DeleteAgentRuntimeEndpoint", "ListAgentRuntimeEndpoints", "runtimeEndpoints", {"name": "prod", "agentRuntimeVersion": "1"}, "endpointName", "endpointName", "READY", parent=ends, tags="agentRuntimeEndpointArn")
    c.refused("CreateAgentRuntimeEndpoint", {**ends, "name": "nine", "agentRuntimeVersion": "9"}, "ResourceNotFoundException")
    c.call("UpdateAgentRuntimeEndpoint", {**end, "agentRuntimeVersion": "2"})
    c.refusals("UpdateAgentRuntimeEndpoint", {**end, "agentRuntimeVersion": "2"})
    c.check(c.call("GetAgentRuntimeEndpoint", end)["liveVersion"] == "1", "the live version changed at once")
    c.waits("GetAgentRuntimeEndpoint", end, "liveVersion", "2")
    policy = {"resourceArn": made["agentRuntimeArn"], "policy": '{"Version":"2012-10-17","Statement":[]}'}
    c.refused("GetResourcePolicy", {"resourceArn": made["agentRuntimeArn"]}, "ResourceNotFoundException")
    c.call("PutResourcePolicy", policy)
    c.refusals("PutResourcePolicy", policy)
    c.check(c.call("GetResourcePolicy", {"resourceArn": made["agentRuntimeArn"]})["policy"] == policy["policy"], "another policy")
    c.call("DeleteResourcePolicy", {"resourceArn": made["agentRuntimeArn"]})
    c.refused("DeleteAgentRuntime", one, "ConflictException")
    c.refused("DeleteAgentRuntimeEndpoint", {**one, "endpointName": "DEFAULT"}, "ConflictException")
    c.call("DeleteAgentRuntimeEndpoint", end)
    c.gone("GetAgentRuntimeEndpoint", end)
    c.call("DeleteAgentRuntime", one)
    c.gone("GetAgentRuntime", one)


def gateways(c, role):
    given = {"name": "my-gateway", "roleArn": role, "authorizerType": "AWS_IAM", "protocolType": "MCP"}
    c.refused("CreateGateway", {**given, "authorizerType": "CUSTOM_JWT"}, "ValidationException", "authorizerConfiguration")
    one, made = family(c, "CreateGateway", "GetGateway", "DeleteGateway", "ListGateways", "items", given, "gatewayId", "gatewayIdentifier", "READY", tags="gatewayArn")
    c.refusals("UpdateGateway", {**given, **one})
    c.call("UpdateGateway", {**{k: v for k, v in given.items()}, **one, "description": "other"})
    c.waits("GetGateway", one, "status", "READY")
    where = {"targetConfiguration": {"mcp": {"mcpServer": {"endpoint": "https://mcp.example.com/mcp"}}}}
    target, _ = family(c, "CreateGatewayTarget", "GetGatewayTarget", "DeleteGatewayTarget", "ListGatewayTargets", "items", {"name": "my-target", **where}, "targetId", "targetId", "READY", parent=one)
    c.refused("CreateGatewayTarget", {**one, "name": "other", "targetConfiguration": {"mcp": {}}}, "ValidationException", "targetConfiguration.mcp")
    c.call("UpdateGatewayTarget", {**target, "name": "my-target", "description": "x", **where})
    c.refusals("UpdateGatewayTarget", {**target, "name": "my-target", **where})
    c.waits("GetGatewayTarget", target, "status", "READY")
    c.call("SynchronizeGatewayTargets", {**one, "targetIdList": [target["targetId"]]})
    c.waits("GetGatewayTarget", target, "status", "READY")
    actions = [{"routeToTarget": {"staticRoute": {"targetName": "my-target"}}}]
    rule, _ = family(c, "CreateGatewayRule", "GetGatewayRule", "DeleteGatewayRule", "ListGatewayRules", "gatewayRules", {"priority": 10, "actions": actions}, "ruleId", "ruleId", "ACTIVE", parent=one)
    c.call("UpdateGatewayRule", {**rule, "priority": 11})
    c.waits("GetGatewayRule", rule, "status", "ACTIVE")
    c.refused("DeleteGateway", one, "ConflictException")
    for delete, get, given in (("DeleteGatewayRule", "GetGatewayRule", rule), ("DeleteGatewayTarget", "GetGatewayTarget", target), ("DeleteGateway", "GetGateway", one)):
        c.call(delete, given)
        c.gone(get, given)


def memories(c, role):
    strategy = {"semanticMemoryStrategy": {"name": "facts", "namespaces": ["/a/{actorId}"]}}
    given = {"name": "my_memory", "eventExpiryDuration": 30, "memoryStrategies": [strategy], "memoryExecutionRoleArn": role}
    one, made = family(c, "CreateMemory", "GetMemory", "DeleteMemory", "ListMemories", "memories", given, "id", "memoryId", "ACTIVE", wrap="memory", tags="arn")
    custom = {"customMemoryStrategy": {"name": "own", "configuration": {"semanticOverride": {"extraction": {"appendToPrompt": "x", "modelId": "m"}}}}}
    change = {**one, "eventExpiryDuration": 60, "memoryStrategies": {"addMemoryStrategies": [custom], "modifyMemoryStrategies": [{"memoryStrategyId": made["strategies"][0]["strategyId"], "description": "d"}]}}
    c.refusals("UpdateMemory", change)
    memory = c.call("UpdateMemory", change)["memory"]
    c.check(len(memory["strategies"]) == 2 and memory["strategies"][0]["description"] == "d", "strategies were not changed")
    c.call("UpdateMemory", {**one, "memoryStrategies": {"deleteMemoryStrategies": [{"memoryStrategyId": memory["strategies"][1]["strategyId"]}]}})
    c.check(len(c.call("GetMemory", one)["memory"]["strategies"]) == 1, "a strategy was not deleted")
    c.call("DeleteMemory", one)
    c.gone("GetMemory", one)


def tools(c, role):
    for create, get, delete, lister, rows, given, ident, arn in (
        ("CreateBrowser", "GetBrowser", "DeleteBrowser", "ListBrowsers", "browserSummaries", {"networkConfiguration": {"networkMode": "PUBLIC"}, "executionRoleArn": role}, "browserId", "browserArn"),
        ("CreateBrowserProfile", "GetBrowserProfile", "DeleteBrowserProfile", "ListBrowserProfiles", "profileSummaries", {}, "profileId", "profileArn"),
        ("CreateCodeInterpreter", "GetCodeInterpreter", "DeleteCodeInterpreter", "ListCodeInterpreters", "codeInterpreterSummaries", {"networkConfiguration": {"networkMode": "SANDBOX"}}, "codeInterpreterId", "codeInterpreterArn"),
    ):
        one, _ = family(c, create, get, delete, lister, rows, {"name": "mine", **given}, ident, ident, "READY", tags=arn)
        c.call(delete, one)
        c.gone(get, one)
    c.call("GetBrowser", {"browserId": "aws.browser.v1"})
    c.call("GetCodeInterpreter", {"codeInterpreterId": "aws.codeinterpreter.v1"})
    c.check(c.call("ListBrowsers", {"type": "SYSTEM"})["browserSummaries"], "no system browser")


def identities(c, role):
    custom = {"customOauth2ProviderConfig": {"oauthDiscovery": {"discoveryUrl": "https://idp.example.com/.well-known/openid-configuration"}, "clientId": "c", "clientSecret": "s"}}
    stripe = {"stripePrivyConfiguration": {"appId": "a", "appSecret": "b", "authorizationPrivateKey": "c", "authorizationId": "d"}}
    for noun, given, arn in (
        ("WorkloadIdentity", {"allowedResourceOauth2ReturnUrls": ["https://example.com/back"]}, "workloadIdentityArn"),
        ("ApiKeyCredentialProvider", {"apiKey": "k"}, "credentialProviderArn"),
        ("Oauth2CredentialProvider", {"credentialProviderVendor": "CustomOauth2", "oauth2ProviderConfigInput": custom}, "credentialProviderArn"),
        ("PaymentCredentialProvider", {"credentialProviderVendor": "StripePrivy", "providerConfigurationInput": stripe}, "credentialProviderArn"),
    ):
        rows = "workloadIdentities" if noun == "WorkloadIdentity" else "credentialProviders"
        lister = "ListWorkloadIdentities" if noun == "WorkloadIdentity" else f"List{noun}s"
        given = {"name": "my-own", **given}
        one, _ = family(c, f"Create{noun}", f"Get{noun}", f"Delete{noun}", lister, rows, given, "name", "name", None, tags=arn)
        c.call(f"Update{noun}", given)
        c.refusals(f"Update{noun}", given)
        text = str(c.call(f"Get{noun}", one))
        c.check("clientSecret'" not in text and "apiKey'" not in text, f"Get{noun} tells a secret")
        c.call(f"Delete{noun}", one)
        c.refused(f"Get{noun}", one, "ResourceNotFoundException")
    c.call("GetTokenVault", {})
    key = {"keyType": "CustomerManagedKey", "kmsKeyArn": f"arn:aws:kms:eu-central-1:{c.ACCOUNT}:key/01234567-89ab-cdef-0123-456789abcdef"}
    c.call("SetTokenVaultCMK", {"kmsConfiguration": key})
    c.check(c.call("GetTokenVault", {"tokenVaultId": "default"})["kmsConfiguration"] == key, "another key")
    c.call("SetTokenVaultCMK", {"kmsConfiguration": {"keyType": "ServiceManagedKey"}})
    c.refused("GetTokenVault", {"tokenVaultId": "another"}, "ResourceNotFoundException")


def policies(c):
    one, made = family(c, "CreatePolicyEngine", "GetPolicyEngine", "DeletePolicyEngine", "ListPolicyEngines", "policyEngines", {"name": "my_engine", "description": "d"}, "policyEngineId", "policyEngineId", "ACTIVE", tags="policyEngineArn")
    c.call("UpdatePolicyEngine", {**one, "description": {"optionalValue": "other"}})
    c.waits("GetPolicyEngine", one, "description", "other")
    c.waits("GetPolicyEngineSummary", one, "status", "ACTIVE")
    c.call("UpdatePolicyEngine", {**one, "description": {}})
    c.waits("GetPolicyEngine", one, "status", "ACTIVE")
    c.check("description" not in c.call("GetPolicyEngine", one), "a description was not cleared")
    c.call("ListPolicyEngineSummaries", {})
    definition = {"definition": {"cedar": {"statement": "permit(principal, action, resource);"}}}
    policy, _ = family(c, "CreatePolicy", "GetPolicy", "DeletePolicy", "ListPolicies", "policies", {"name": "mine", **definition}, "policyId", "policyId", "ACTIVE", parent=one)
    c.call("UpdatePolicy", {**policy, **definition})
    c.waits("GetPolicy", policy, "status", "ACTIVE")
    c.call("GetPolicySummary", policy)
    c.call("ListPolicySummaries", one)
    resource = {"arn": f"arn:aws:bedrock-agentcore:eu-central-1:{c.ACCOUNT}:gateway/my-gateway-0123456789"}
    start = {"name": "gen", "resource": resource, "content": {"rawText": "Allow everyone to call the tool."}}
    generation, _ = family(c, "StartPolicyGeneration", "GetPolicyGeneration", None, "ListPolicyGenerations", "policyGenerations", start, "policyGenerationId", "policyGenerationId", "GENERATED", parent=one)
    c.call("GetPolicyGenerationSummary", generation)
    c.call("ListPolicyGenerationSummaries", one)
    c.call("ListPolicyGenerationAssets", generation)
    c.refused("DeletePolicyEngine", one, "ConflictException")
    c.call("DeletePolicy", policy)
    c.gone("GetPolicy", policy)
    c.call("DeletePolicyEngine", one)
    c.gone("GetPolicyEngine", one)


def evaluations(c, role):
    rating = {"numerical": [{"definition": "bad", "value": 0.0, "label": "bad"}, {"definition": "good", "value": 1.0, "label": "good"}]}
    judge = {"llmAsAJudge": {"instructions": "Judge {context}.", "ratingScale": rating, "modelConfig": {"bedrockEvaluatorModelConfig": {"modelId": "m"}}}}
    one, made = family(c, "CreateEvaluator", "GetEvaluator", "DeleteEvaluator", "ListEvaluators", "evaluators", {"evaluatorName": "mine", "level": "TRACE", "evaluatorConfig": judge}, "evaluatorId", "evaluatorId", "ACTIVE", tags="evaluatorArn", name="evaluatorName")
    c.call("UpdateEvaluator", {**one, "level": "SESSION"})
    c.waits("GetEvaluator", one, "status", "ACTIVE")
    c.call("GetEvaluator", {"evaluatorId": "Builtin.Helpfulness"})
    given = {
        "onlineEvaluationConfigName": "mine",
        "rule": {"samplingConfig": {"samplingPercentage": 10.0}},
        "dataSourceConfig": {"cloudWatchLogs": {"logGroupNames": ["/a"], "serviceNames": ["s"]}},
        "evaluators": [{"evaluatorId": made["evaluatorId"]}],
        "evaluationExecutionRoleArn": role,
        "enableOnCreate": True,
    }
    online, _ = family(c, "CreateOnlineEvaluationConfig", "GetOnlineEvaluationConfig", "DeleteOnlineEvaluationConfig", "ListOnlineEvaluationConfigs", "onlineEvaluationConfigs", given, "onlineEvaluationConfigId", "onlineEvaluationConfigId", "ACTIVE", tags="onlineEvaluationConfigArn", name="onlineEvaluationConfigName")
    c.call("UpdateOnlineEvaluationConfig", {**online, "executionStatus": "DISABLED"})
    c.waits("GetOnlineEvaluationConfig", online, "status", "ACTIVE")
    c.check(c.call("GetOnlineEvaluationConfig", online)["executionStatus"] == "DISABLED", "still enabled")
    c.call("DeleteOnlineEvaluationConfig", online)
    c.gone("GetOnlineEvaluationConfig", online)
    c.call("DeleteEvaluator", one)
    c.gone("GetEvaluator", one)


def bundles(c):
    components = {"components": {"one": {"configuration": {"any": {"thing": [1, "x"]}}}}}
    one, made = family(c, "CreateConfigurationBundle", "GetConfigurationBundle", "DeleteConfigurationBundle", "ListConfigurationBundles", "bundles", {"bundleName": "mine", **components}, "bundleId", "bundleId", None, tags="bundleArn", name="bundleName")
    second = c.call("UpdateConfigurationBundle", {**one, **components, "parentVersionIds": [made["versionId"]], "commitMessage": "m"})
    c.check(second["versionId"] != made["versionId"], "an update makes no version")
    c.call("GetConfigurationBundleVersion", {**one, "versionId": made["versionId"]})
    c.check(len(c.call("ListConfigurationBundleVersions", one)["versions"]) == 2, "not two versions")
    c.call("DeleteConfigurationBundle", one)
    c.gone("GetConfigurationBundle", one)


def harnesses(c, role):
    one, _ = family(c, "CreateHarness", "GetHarness", "DeleteHarness", "ListHarnesses", "harnesses", {"harnessName": "mine", "executionRoleArn": role}, "harnessId", "harnessId", "READY", wrap="harness", tags="arn", name="harnessName")
    c.call("UpdateHarness", {**one, "maxTokens": 5})
    c.waits("GetHarness", one, "harness.status", "READY")
    c.call("DeleteHarness", one)
    c.gone("GetHarness", one)


def registries(c):
    one, _ = family(c, "CreateRegistry", "GetRegistry", "DeleteRegistry", "ListRegistries", "registries", {"name": "mine"}, "registryId", "registryId", "READY")
    c.call("UpdateRegistry", {**one, "description": {"optionalValue": "d"}})
    c.waits("GetRegistry", one, "status", "READY")
    given = {"name": "rec", "descriptorType": "CUSTOM", "descriptors": {"custom": {"inlineContent": "{}"}}}
    record, _ = family(c, "CreateRegistryRecord", "GetRegistryRecord", "DeleteRegistryRecord", "ListRegistryRecords", "registryRecords", given, "recordId", "recordId", "DRAFT", parent=one)
    wrapped = {"optionalValue": {"custom": {"optionalValue": {"inlineContent": '{"a":1}'}}}}
    c.call("UpdateRegistryRecord", {**record, "descriptors": wrapped})
    c.waits("GetRegistryRecord", record, "status", "DRAFT")
    c.check(c.call("GetRegistryRecord", record)["descriptors"]["custom"]["inlineContent"] == '{"a":1}', "descriptors stay")
    c.call("SubmitRegistryRecordForApproval", record)
    c.refused("SubmitRegistryRecordForApproval", record, "ConflictException")
    c.call("UpdateRegistryRecordStatus", {**record, "status": "APPROVED", "statusReason": "good"})
    c.refused("DeleteRegistry", one, "ConflictException")
    c.call("DeleteRegistryRecord", record)
    c.gone("GetRegistryRecord", record)
    c.call("DeleteRegistry", one)
    c.gone("GetRegistry", one)


def payments(c, role):
    one, _ = family(c, "CreatePaymentManager", "GetPaymentManager", "DeletePaymentManager", "ListPaymentManagers", "paymentManagers", {"name": "mine", "authorizerType": "AWS_IAM", "roleArn": role}, "paymentManagerId", "paymentManagerId", "READY", tags="paymentManagerArn")
    c.call("UpdatePaymentManager", {**one, "description": "other"})
    c.waits("GetPaymentManager", one, "status", "READY")
    provider = f"arn:aws:bedrock-agentcore:eu-central-1:{c.ACCOUNT}:token-vault/default/paymentcredentialprovider/p"
    given = {"name": "con", "type": "StripePrivy", "credentialProviderConfigurations": [{"stripePrivy": {"credentialProviderArn": provider}}]}
    connector, _ = family(c, "CreatePaymentConnector", "GetPaymentConnector", "DeletePaymentConnector", "ListPaymentConnectors", "paymentConnectors", given, "paymentConnectorId", "paymentConnectorId", "READY", parent=one)
    c.call("UpdatePaymentConnector", {**connector, "description": "other"})
    c.waits("GetPaymentConnector", connector, "status", "READY")
    c.refused("DeletePaymentManager", one, "ConflictException")
    c.call("DeletePaymentConnector", connector)
    c.gone("GetPaymentConnector", connector)
    c.call("DeletePaymentManager", one)
    c.gone("GetPaymentManager", one)


def pages(c):
    names = [f"page-{number:02}" for number in range(23)]
    for name in names:
        c.call("CreateWorkloadIdentity", {"name": name})
    found, token = [], None
    while True:
        page = c.call("ListWorkloadIdentities", {"maxResults": 7, **({"nextToken": token} if token else {})})
        c.check(len(page["workloadIdentities"]) <= 7, "a page is too long")
        found += [row["name"] for row in page["workloadIdentities"]]
        token = page.get("nextToken")
        if not token:
            break
    c.check(sorted(found) == names, f"pages lost or doubled something: {found}")
    c.refused("ListWorkloadIdentities", {"nextToken": "nonsense"}, "ValidationException", "nextToken")
    for name in names:
        c.call("DeleteWorkloadIdentity", {"name": name})
