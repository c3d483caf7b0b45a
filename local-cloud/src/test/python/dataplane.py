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
    c.refused("ListEvents", {**session, "sessionId": "s2"}, "ResourceNotFoundException")
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
