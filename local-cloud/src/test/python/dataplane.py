"""The data plane's operations, as calls; conformance.py checks each of them."""

import time

# What the reference page says beside an operation; those that are called elsewhere say where
AGENTS = "agents; called by the tests of agents"
NOTES = {
    "InvokeAgentRuntime": AGENTS,
    "InvokeAgentRuntimeCommand": AGENTS,
    "StopRuntimeSession": AGENTS,
    "GetAgentCard": AGENTS,
    "GetWorkloadAccessTokenForJWT": "the user's token is read, not verified",
    "GetResourceOauth2Token": "the flow `M2M`; called by the tests of gateways",
}


def run(c):
    memories(c)
    interpreters(c)
    identities(c)
    browsers(c)
    evaluations(c)


def memories(c):
    control = c.client("bedrock-agentcore-control")
    semantic = {"semanticMemoryStrategy": {"name": "facts", "namespaces": ["/facts/{actorId}/"]}}
    made = control.create_memory(name="conformance", eventExpiryDuration=30, memoryStrategies=[semantic])["memory"]
    one = {"memoryId": made["id"]}
    c.refused("ListActors", {"memoryId": "nothing-0123456789"}, "ResourceNotFoundException")
    for _ in range(100):
        if control.get_memory(memoryId=made["id"])["memory"]["status"] == "ACTIVE":
            break
        time.sleep(0.02)
    session = {**one, "actorId": "ada/1", "sessionId": "s1"}
    payload = [{"conversational": {"content": {"text": "I live in Turin."}, "role": "USER"}}]
    given = {**session, "eventTimestamp": 1_700_000_000.5, "payload": payload, "metadata": {"mood": {"stringValue": "good"}}}
    c.refusals("CreateEvent", given)
    event = c.call("CreateEvent", {**given, "clientToken": "t1"})["event"]
    c.check(c.call("CreateEvent", {**given, "clientToken": "t1"})["event"] == event, "the same token made an event")
    named = {**session, "eventId": event["eventId"]}
    c.check(c.call("GetEvent", named)["event"]["payload"] == payload, "an event changed")
    c.refused("GetEvent", {**named, "eventId": "1#ff"}, "ResourceNotFoundException")
    fork = {"name": "fork", "rootEventId": event["eventId"]}
    c.call("CreateEvent", {**given, "branch": fork, "eventTimestamp": 1_700_000_001})
    c.refused("CreateEvent", {**given, "branch": {**fork, "rootEventId": "1#ff"}}, "ResourceNotFoundException")
    c.refusals("ListEvents", session)
    listed = c.call("ListEvents", {**session, "filter": {"branch": {"name": "fork", "includeParentBranches": True}}})
    c.check([it["eventTimestamp"] for it in listed["events"]] == [1_700_000_001, 1_700_000_000.5], "events on a branch")
    bare = c.call("ListEvents", {**session, "includePayloads": False, "maxResults": 1})
    c.check(bare["events"][0]["payload"] == [] and "nextToken" in bare, "events without payloads, by page")
    unknown = c.call("ListEvents", {**session, "sessionId": "s2"})
    c.check(unknown["events"] == [], "events of a session that nobody has written to")
    c.refusals("ListActors", one)
    c.check(c.call("ListActors", one)["actorSummaries"] == [{"actorId": "ada/1"}], "actors")
    c.refusals("ListSessions", {**one, "actorId": "ada/1"})
    c.check(len(c.call("ListSessions", {**one, "actorId": "ada/1"})["sessionSummaries"]) == 1, "sessions")

    where = {**one, "namespace": "/facts/ada/1"}
    found = c.call("RetrieveMemoryRecords", {**where, "searchCriteria": {"searchQuery": "Where do I live?", "topK": 3}})
    c.check("Turin" in found["memoryRecordSummaries"][0]["content"]["text"], "nothing was extracted")
    c.check(found["memoryRecordSummaries"][0]["score"] > 0, "no score")
    c.refusals("RetrieveMemoryRecords", {**where, "searchCriteria": {"searchQuery": "x"}})
    c.refusals("ListMemoryRecords", where)
    c.refused("ListMemoryRecords", one, "ValidationException", "namespace")
    c.check(len(c.call("ListMemoryRecords", where)["memoryRecordSummaries"]) == 1, "records")
    record = {"requestIdentifier": "r1", "namespaces": ["/notes/"], "content": {"text": "A note"}, "timestamp": 1_700_000_000, "metadata": {"rank": {"numberValue": 3}}}
    c.refusals("BatchCreateMemoryRecords", {**one, "records": [record]})
    created = c.call("BatchCreateMemoryRecords", {**one, "records": [record, {**record, "memoryStrategyId": "nobody"}]})
    c.check(len(created["failedRecords"]) == 1, "an unknown strategy was taken")
    ident = {"memoryRecordId": created["successfulRecords"][0]["memoryRecordId"]}
    above = {"left": {"metadataKey": "rank"}, "operator": "GREATER_THAN", "right": {"metadataValue": {"numberValue": 2}}}
    notes = c.call("ListMemoryRecords", {**one, "namespacePath": "/notes", "metadataFilters": [above]})
    c.check(len(notes["memoryRecordSummaries"]) == 1, "a filter on metadata")
    c.refusals("BatchUpdateMemoryRecords", {**one, "records": [{**ident, "timestamp": 1}]})
    c.call("BatchUpdateMemoryRecords", {**one, "records": [{**ident, "timestamp": 1_700_000_009, "content": {"text": "Another"}}]})
    c.check(c.call("GetMemoryRecord", {**one, **ident})["memoryRecord"]["content"]["text"] == "Another", "an update is lost")
    c.call("DeleteMemoryRecord", {**one, **ident})
    c.refused("GetMemoryRecord", {**one, **ident}, "ResourceNotFoundException")
    c.refusals("BatchDeleteMemoryRecords", {**one, "records": [ident]})
    c.check(len(c.call("BatchDeleteMemoryRecords", {**one, "records": [ident]})["failedRecords"]) == 1, "deleted twice")
    c.refusals("ListMemoryExtractionJobs", one)
    c.check(c.call("ListMemoryExtractionJobs", one)["jobs"] == [], "jobs that failed")
    job = {**one, "extractionJob": {"jobId": "nothing"}}
    c.refusals("StartMemoryExtractionJob", job)
    c.refused("StartMemoryExtractionJob", job, "ResourceNotFoundException")
    c.call("DeleteEvent", named)
    c.refused("DeleteEvent", named, "ResourceNotFoundException")


def interpreters(c):
    tool = {"codeInterpreterIdentifier": "aws.codeinterpreter.v1"}
    c.refusals("StartCodeInterpreterSession", {**tool, "name": "n", "sessionTimeoutSeconds": 60})
    c.refused("StartCodeInterpreterSession", {"codeInterpreterIdentifier": "nothing-0123456789"}, "ResourceNotFoundException")
    token = {"clientToken": "token-" + "0" * 40}
    made = c.call("StartCodeInterpreterSession", {**tool, **token, "name": "n", "sessionTimeoutSeconds": 60})
    c.check(c.call("StartCodeInterpreterSession", {**tool, **token})["sessionId"] == made["sessionId"], "the same token")
    one = {**tool, "sessionId": made["sessionId"]}
    c.check(c.call("GetCodeInterpreterSession", one)["status"] == "READY", "a session is not ready")
    c.refused("GetCodeInterpreterSession", {**tool, "sessionId": "nothing"}, "ResourceNotFoundException")
    c.refused("GetCodeInterpreterSession", {**tool, "sessionId": "x" * 41}, "ValidationException", "sessionId")
    c.refusals("ListCodeInterpreterSessions", tool)
    c.check(len(c.call("ListCodeInterpreterSessions", {**tool, "status": "READY"})["items"]) == 1, "sessions")
    code = {**one, "name": "executeCode", "arguments": {"code": "x = 6\nx * 7", "language": "python"}}
    c.refusals("InvokeCodeInterpreter", code)
    c.refused("InvokeCodeInterpreter", {**code, "sessionId": "nothing"}, "ResourceNotFoundException")
    result = c.call("InvokeCodeInterpreter", code)["stream"]["result"]
    c.check(result["structuredContent"]["stdout"] == "42\n", f"code: {result}")
    c.call("StopCodeInterpreterSession", one)
    c.refused("InvokeCodeInterpreter", code, "ResourceNotFoundException")
    c.check(c.call("GetCodeInterpreterSession", one)["status"] == "TERMINATED", "a session goes on")
    c.refused("StopCodeInterpreterSession", {**tool, "sessionId": "nothing"}, "ResourceNotFoundException")


def identities(c):
    control = c.client("bedrock-agentcore-control")
    control.create_workload_identity(name="conformance")
    control.create_api_key_credential_provider(name="conformance", apiKey="the key")
    workload = {"workloadName": "conformance"}
    c.refusals("GetWorkloadAccessToken", workload)
    c.refused("GetWorkloadAccessToken", {"workloadName": "nobody"}, "ResourceNotFoundException")
    c.refusals("GetWorkloadAccessTokenForUserId", {**workload, "userId": "ada"})
    c.call("GetWorkloadAccessTokenForUserId", {**workload, "userId": "ada"})
    # {"alg":"none"}.{"iss":"i","sub":"ada"}.x
    user = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJpIiwic3ViIjoiYWRhIn0.eA"
    c.refusals("GetWorkloadAccessTokenForJWT", {**workload, "userToken": user})
    c.call("GetWorkloadAccessTokenForJWT", {**workload, "userToken": user})
    token = {"workloadIdentityToken": c.call("GetWorkloadAccessToken", workload)["workloadAccessToken"]}
    named = {**token, "resourceCredentialProviderName": "conformance"}
    c.refusals("GetResourceApiKey", named)
    c.check(c.call("GetResourceApiKey", named)["apiKey"] == "the key", "another key")
    c.refused("GetResourceApiKey", {**named, "workloadIdentityToken": "nonsense"}, "UnauthorizedException")
    wanted = {**named, "scopes": ["read"], "oauth2Flow": "M2M"}
    c.refusals("GetResourceOauth2Token", wanted)
    c.refused("GetResourceOauth2Token", wanted, "ResourceNotFoundException")


def browsers(c):
    tool = {"browserIdentifier": "aws.browser.v1"}
    start = {**tool, "name": "n", "sessionTimeoutSeconds": 60, "viewPort": {"width": 800, "height": 600}}
    c.refusals("StartBrowserSession", start)
    c.refused("StartBrowserSession", {"browserIdentifier": "nothing-0123456789"}, "ResourceNotFoundException")
    one = {**tool, "sessionId": c.call("StartBrowserSession", start)["sessionId"]}
    c.check(c.call("GetBrowserSession", one)["viewPort"] == start["viewPort"], "the view port")
    c.refused("GetBrowserSession", {**tool, "sessionId": "nothing"}, "ResourceNotFoundException")
    c.refusals("ListBrowserSessions", tool)
    c.check(len(c.call("ListBrowserSessions", {**tool, "status": "READY"})["items"]) == 1, "sessions")
    off = {**one, "streamUpdate": {"automationStreamUpdate": {"streamStatus": "DISABLED"}}}
    c.refusals("UpdateBrowserStream", off)
    c.check(c.call("UpdateBrowserStream", off)["streams"]["automationStream"]["streamStatus"] == "DISABLED", "the stream stays on")
    c.call("StopBrowserSession", one)
    c.check(c.call("GetBrowserSession", one)["status"] == "TERMINATED", "a session goes on")
    c.refused("UpdateBrowserStream", off, "ResourceNotFoundException")
    c.refused("StopBrowserSession", {**tool, "sessionId": "nothing"}, "ResourceNotFoundException")


def evaluations(c):
    trace = "a" * 32
    spans = [
        {
            "traceId": trace,
            "spanId": "b" * 16,
            "attributes": {"session.id": "s"},
            "body": {
                "input": {"messages": [{"role": "user", "content": {"content": "Which river flows through Turin?"}}]},
                "output": {"messages": [{"role": "assistant", "content": "The river Po flows through Turin."}]},
            },
        },
        {"traceId": trace, "spanId": "c" * 16, "attributes": {"gen_ai.tool.name": "atlas", "gen_ai.tool.call.result": "river Po"}},
    ]
    where = {"context": {"spanContext": {"sessionId": "s", "traceId": trace}}}
    given = {"evaluatorId": "Builtin.ResponseRelevance", "evaluationInput": {"sessionSpans": spans}}
    c.refusals("Evaluate", given)

    def value(evaluator, **more):
        return c.call("Evaluate", {**given, "evaluatorId": "Builtin." + evaluator, **more})["evaluationResults"][0]

    relevant = value("ResponseRelevance")
    c.check(relevant["value"] == 0.8 and relevant["label"] == "LOCAL_HEURISTIC", f"relevance: {relevant}")
    c.check("not a judge" in relevant["explanation"], "a rule of thumb does not say that it is one")
    c.check(value("Faithfulness")["value"] == 1, "faithfulness")
    c.check(value("Conciseness")["value"] == 1, "conciseness")
    c.check(value("Refusal")["value"] == 0, "refusal")
    c.check(value("Correctness")["errorCode"] == "InsufficientInput", "correctness without what is expected")
    expected = [{**where, "expectedResponse": {"text": "Po, not Arno"}}]
    c.check(value("Correctness", evaluationReferenceInputs=expected)["value"] == 0, "correctness")
    expected = [{**where, "expectedTrajectory": {"toolNames": ["atlas", "weather"]}}]
    c.check(value("ToolSelectionAccuracy", evaluationReferenceInputs=expected)["value"] == 0.5, "tools")
    expected = [{**where, "assertions": [{"text": "names the river"}, {"text": "mentions bridges"}]}]
    c.check(value("GoalSuccessRate", evaluationReferenceInputs=expected)["value"] == 0.5, "goals")
    c.check(value("Harmfulness")["errorCode"] == "NeedsAJudge", "harmfulness was judged")
    c.refused("Evaluate", {**given, "evaluatorId": "nobody-0123456789"}, "ResourceNotFoundException")
    c.refused("Evaluate", {**given, "evaluationTarget": {"traceIds": ["f" * 32]}}, "ValidationException", "evaluationTarget")
