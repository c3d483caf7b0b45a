import json
import os
import subprocess
import sys
import unittest
import urllib.request
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
CODE = HOME / "agent-code"
sys.path.insert(0, str(CODE))

from types import SimpleNamespace  # noqa: E402

import agent  # noqa: E402
import runtime  # noqa: E402
from memory import LocalMemory, Session  # noqa: E402

ADA = Session("ada", "session-1")
TABLE = "city,people\nA,10\nB,20\n"


class Script:
    """A model that says what it is told to, and keeps what it was asked."""

    def __init__(self, *replies):
        self.replies = list(replies)
        self.asked = []

    def converse(self, system, messages, tools):
        self.asked.append(json.loads(json.dumps(messages)))
        return self.replies.pop(0)


class Tools:
    def tools(self):
        return [{"name": "t___add", "description": "adds", "inputSchema": {"type": "object"}}]

    def call(self, name, arguments):
        if "b" not in arguments:
            raise PermissionError("denied by policy")
        return str(arguments["a"] + arguments["b"])


def says(text):
    return {"role": "assistant", "content": [{"text": text}]}


def calls(**arguments):
    return {"role": "assistant", "content": [{"toolUse": {"toolUseId": "1", "name": "t___add", "input": arguments}}]}


class LoopTest(unittest.TestCase):
    def test_uses_tools_until_it_can_answer(self):
        model = Script(calls(a=1, b=2), says("3"))
        self.assertEqual({"result": "3", "tools_used": ["t___add"]}, agent.answer("1+2?", ADA, model, Tools(), LocalMemory()))

    def test_tells_the_model_what_a_policy_refused(self):
        model = Script(calls(a=1), says("I may not"))
        agent.answer("?", ADA, model, Tools(), LocalMemory())
        result = model.asked[1][-1]["content"][0]["toolResult"]
        self.assertEqual("error", result["status"])
        self.assertIn("denied by policy", result["content"][0]["text"])

    def test_remembers_a_session_and_no_other(self):
        memory = LocalMemory()
        agent.answer("I am Ada", ADA, Script(says("Hello Ada")), Tools(), memory)
        model = Script(says("no idea"))
        agent.answer("Who am I?", Session("bob", "session-1"), model, Tools(), memory)
        self.assertEqual(1, len(model.asked[0]))


class LocalRunTest(unittest.TestCase):
    def test_calls_the_tools_of_this_project(self):
        prompt = "describe " + json.dumps({"csv_text": TABLE})
        found = runtime.invoke({"prompt": prompt}, SimpleNamespace(session_id=None))
        self.assertEqual(["local___describe"], found["tools_used"])
        self.assertIn('"rows": 2', found["result"])


class ProgramTest(unittest.TestCase):
    def test_runs_with_nothing_installed(self):
        env = {"PATH": os.environ["PATH"], "PORT": "0"}
        program = subprocess.Popen([sys.executable, "-S", "-u", "runtime.py"], cwd=CODE, env=env, stderr=subprocess.PIPE, text=True)
        try:
            url = program.stderr.readline().split()[-1]
            request = urllib.request.Request(url + "/invocations", data=json.dumps({"prompt": "hello"}).encode(), method="POST")
            with urllib.request.urlopen(request) as answer:
                self.assertIn("describe", json.load(answer)["result"])
        finally:
            program.terminate()
            program.communicate()


if __name__ == "__main__":
    unittest.main()
