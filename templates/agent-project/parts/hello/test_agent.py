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

import runtime  # noqa: E402
from reply import reply  # noqa: E402


class ReplyTest(unittest.TestCase):
    def test_answers_what_was_said(self):
        self.assertEqual("Hello! You said: good morning", reply("good  morning"))

    def test_asks_for_a_prompt_when_there_is_none(self):
        self.assertIn("Send me a prompt", reply(" "))
        self.assertIn("error", runtime.invoke({}))


class ProgramTest(unittest.TestCase):
    def test_runs_with_nothing_installed(self):
        env = {"PATH": os.environ["PATH"], "PORT": "0"}
        program = subprocess.Popen([sys.executable, "-S", "-u", "runtime.py"], cwd=CODE, env=env, stderr=subprocess.PIPE, text=True)
        try:
            url = program.stderr.readline().split()[-1]
            request = urllib.request.Request(url + "/invocations", data=json.dumps({"prompt": "grüße"}).encode(), method="POST")
            with urllib.request.urlopen(request) as answer:
                self.assertEqual({"result": "Hello! You said: grüße"}, json.load(answer))
        finally:
            program.terminate()
            program.communicate()


if __name__ == "__main__":
    unittest.main()
