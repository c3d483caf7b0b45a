import json
import sys
import unittest
from pathlib import Path
from types import SimpleNamespace

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME / "agent-code"))

import agent  # noqa: E402
import aws  # noqa: E402
import runtime  # noqa: E402
from bedrock import BedrockModel  # noqa: E402
from memory import AgentCoreMemory, LocalMemory, Session  # noqa: E402

ADA = Session("ada", "session-1")


class Script:
    """A model that says what it is told to, and keeps what it was asked."""

    def __init__(self, *replies):
        self.replies = list(replies)
        self.asked = []

    def converse(self, system, messages, tools):
        self.asked.append((system, json.loads(json.dumps(messages))))
        return self.replies.pop(0)


class Tools:
    def tools(self):
        return [{"name": "t___add", "description": "adds", "inputSchema": {"type": "object"}}]

    def call(self, name, arguments):
        if "b" not in arguments:
            raise aws.AwsError(403, "denied by policy")
        return str(arguments["a"] + arguments["b"])


def says(text):
    return {"role": "assistant", "content": [{"text": text}]}


def calls(**arguments):
    return {"role": "assistant", "content": [{"toolUse": {"toolUseId": "1", "name": "t___add", "input": arguments}}]}


class LoopTest(unittest.TestCase):
    def test_uses_tools_until_it_can_answer(self):
        model = Script(calls(a=1, b=2), says("3"))
        self.assertEqual({"result": "3", "tools_used": ["t___add"]}, agent.answer("1+2?", ADA, model, Tools(), LocalMemory()))
        result = model.asked[1][1][-1]["content"][0]["toolResult"]
        self.assertEqual(("success", [{"text": "3"}]), (result["status"], result["content"]))

    def test_tells_the_model_what_a_policy_refused(self):
        model = Script(calls(a=1), says("I may not"))
        agent.answer("?", ADA, model, Tools(), LocalMemory())
        result = model.asked[1][1][-1]["content"][0]["toolResult"]
        self.assertEqual("error", result["status"])
        self.assertIn("denied by policy", result["content"][0]["text"])

    def test_does_not_go_on_for_ever(self):
        model = Script(*[calls(a=1, b=1)] * 100)
        self.assertIn("gave up", agent.answer("?", ADA, model, Tools(), LocalMemory())["result"])
        self.assertEqual(agent.MOST_TURNS, len(model.asked))

    def test_remembers_a_session_and_no_other(self):
        memory = LocalMemory()
        agent.answer("I am Ada", ADA, Script(says("Hello Ada")), Tools(), memory)
        model = Script(says("Ada"), says("no idea"))
        agent.answer("Who am I?", ADA, model, Tools(), memory)
        self.assertEqual(["I am Ada", "Hello Ada", "Who am I?"], [turn["content"][0]["text"] for turn in model.asked[0][1]])
        agent.answer("Who am I?", Session("bob", "session-1"), model, Tools(), memory)
        self.assertEqual(1, len(model.asked[1][1]))


class LocalRunTest(unittest.TestCase):
    def invoke(self, prompt):
        return runtime.invoke({"prompt": prompt}, SimpleNamespace(session_id=None))

    def test_lists_and_calls_the_shared_tools(self):
        self.assertEqual("I have: list_objects, read_text, sample, survival, write_text", self.invoke("hello")["result"])
        found = self.invoke('survival {"by": "sex"}')
        self.assertEqual(["titanic___survival"], found["tools_used"])
        self.assertIn('"female"', found["result"])

    def test_asks_for_a_prompt(self):
        self.assertIn("error", runtime.invoke({}, SimpleNamespace(session_id="s")))


class WireTest(unittest.TestCase):
    def setUp(self):
        self.sent = []

    def sending(self, *answers):
        left = list(answers)

        def send(method, url, service, body, headers):
            self.sent.append((url, service, json.loads(body)))
            return json.dumps(left.pop(0)).encode()

        return send

    def test_speaks_converse(self):
        model = BedrockModel("us.some.model-v1:0", "us-east-1", self.sending({"output": {"message": says("hi")}}))
        self.assertEqual(says("hi"), model.converse("be kind", [], Tools().tools()))
        url, service, body = self.sent[0]
        self.assertEqual("https://bedrock-runtime.us-east-1.amazonaws.com/model/us.some.model-v1%3A0/converse", url)
        self.assertEqual("bedrock", service)
        self.assertEqual("t___add", body["toolConfig"]["tools"][0]["toolSpec"]["name"])

    def test_speaks_to_agentcore_memory(self):
        event = {"conversational": {"role": "USER", "content": {"text": "old"}}}
        later = {"conversational": {"role": "ASSISTANT", "content": {"text": "new"}}}
        memory = AgentCoreMemory(
            "m-0123456789",
            "us-east-1",
            self.sending(
                {"events": [{"eventTimestamp": 2, "payload": [later]}, {"eventTimestamp": 1, "payload": [event]}]},
                {"memoryRecordSummaries": [{"content": {"text": "likes tea"}}]},
                {"event": {}},
            ),
            clock=lambda: 5.0,
        )
        self.assertEqual(["old", "new"], [turn["content"][0]["text"] for turn in memory.turns(ADA)])
        self.assertEqual(["likes tea"], memory.facts(ADA, "tea?"))
        memory.remember(ADA, "q", "a")
        paths = [url.split(".com", 1)[1] for url, _, _ in self.sent]
        base = "/memories/m-0123456789"
        self.assertEqual([f"{base}/actor/ada/sessions/session-1", f"{base}/retrieve", f"{base}/events"], paths)
        self.assertEqual(("ada", 5.0), (self.sent[2][2]["actorId"], self.sent[2][2]["eventTimestamp"]))

    def test_a_session_that_memory_does_not_know_is_new(self):
        def refusing(status):
            def send(*_):
                raise aws.AwsError(status, "no")

            return AgentCoreMemory("m-0123456789", "us-east-1", send)

        self.assertEqual([], refusing(404).turns(ADA))
        with self.assertRaises(aws.AwsError):
            refusing(403).turns(ADA)


if __name__ == "__main__":
    unittest.main()
