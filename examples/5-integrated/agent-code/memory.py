"""What was said: AgentCore memory on AWS, a dictionary on a laptop."""

import json
import time
import urllib.parse
from dataclasses import dataclass

import aws

MOST_EVENTS = 20


@dataclass(frozen=True)
class Session:
    actor: str
    id: str


class LocalMemory:
    def __init__(self):
        self._said = {}

    def turns(self, session):
        return list(self._said.get(session, []))[-MOST_EVENTS:]

    def facts(self, session, prompt):
        return []

    def remember(self, session, prompt, text):
        self._said.setdefault(session, []).extend([_turn("user", prompt), _turn("assistant", text)])


class AgentCoreMemory:
    def __init__(self, memory_id, region, send=aws.call, clock=time.time):
        host = aws.endpoint("bedrock-agentcore", f"bedrock-agentcore.{region}.amazonaws.com")
        self._url = f"{host}/memories/{urllib.parse.quote(memory_id, safe='')}"
        self._send = send
        self._clock = clock

    def turns(self, session):
        """The latest turns of this session, the oldest first."""
        try:
            found = self._events(session)
        except aws.AwsError as error:
            # AWS knows a session from its first event on
            if error.status != 404:
                raise
            return []
        said = [part["conversational"] for event in sorted(found, key=_time) for part in event["payload"] if "conversational" in part]
        return [_turn(entry["role"].lower(), entry["content"]["text"]) for entry in said if entry["role"] in ("USER", "ASSISTANT")]

    def _events(self, session):
        path = f"/actor/{urllib.parse.quote(session.actor, safe='')}/sessions/{urllib.parse.quote(session.id, safe='')}"
        return self._post(path, {"includePayloads": True, "maxResults": MOST_EVENTS})["events"]

    def facts(self, session, prompt):
        """What the memory's strategies made of earlier sessions."""
        body = {"namespace": f"/facts/{session.actor}", "searchCriteria": {"searchQuery": prompt[:10_000], "topK": 5}}
        return [record["content"]["text"] for record in self._post("/retrieve", body)["memoryRecordSummaries"]]

    def remember(self, session, prompt, text):
        payload = [_said("USER", prompt), _said("ASSISTANT", text)]
        event = {"actorId": session.actor, "sessionId": session.id, "eventTimestamp": self._clock(), "payload": payload}
        self._post("/events", event)

    def _post(self, path, body):
        headers = {"content-type": "application/json"}
        return json.loads(self._send("POST", self._url + path, "bedrock-agentcore", json.dumps(body).encode(), headers))


def _time(event):
    return str(event["eventTimestamp"])


def _said(role, text):
    return {"conversational": {"role": role, "content": {"text": text[:100_000] or "(nothing)"}}}


def _turn(role, text):
    return {"role": role, "content": [{"text": text}]}
