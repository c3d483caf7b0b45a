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

sys.path.insert(0, str(HOME / "data-analysis"))

import analysis  # noqa: E402
import runtime  # noqa: E402
from gateway import Gateway  # noqa: E402

TABLE = "city,people,rain\nA,10,1.5\nB,20,3\nA,30,\n"


class AnalysisTest(unittest.TestCase):
    def test_describes_each_column(self):
        found = analysis.describe(TABLE)
        self.assertEqual(3, found["rows"])
        self.assertEqual({"missing": 0, "type": "text", "distinct": 2}, found["columns"]["city"])

    def test_groups(self):
        self.assertEqual({"A": 20.0, "B": 20.0}, analysis.group_by(TABLE, "city", "people")["groups"])

    def test_says_which_columns_there_are(self):
        with self.assertRaisesRegex(ValueError, "city, people, rain"):
            analysis.correlate(TABLE, "people", "snow")

    def test_offers_what_the_schema_says(self):
        tools = json.loads((HOME / "data-analysis" / "tools.json").read_text(encoding="utf-8"))
        import handler

        self.assertEqual(sorted(handler.TOOLS), sorted(tool["name"] for tool in tools))


class AgentTest(unittest.TestCase):
    def test_lists_the_tools(self):
        names = [tool["name"] for tool in runtime.invoke({"prompt": "tools"})["tools"]]
        self.assertEqual(["correlate", "describe", "group_by"], names)

    def test_calls_a_tool(self):
        answer = runtime.invoke({"tool": "correlate", "arguments": {"csv_text": TABLE, "x": "people", "y": "rain"}})
        self.assertEqual(1.0, json.loads(answer["result"])["correlation"])

    def test_asks_the_gateway_page_by_page(self):
        pages = [{"tools": [{"name": "a"}], "nextCursor": "2"}, {"tools": [{"name": "b"}]}]
        gateway = Gateway("https://gateway.example/mcp", lambda *sent: json.dumps({"result": pages.pop(0)}).encode())
        self.assertEqual([{"name": "a"}, {"name": "b"}], gateway.tools())


class ProgramTest(unittest.TestCase):
    def test_runs_with_nothing_installed(self):
        env = {"PATH": os.environ["PATH"], "PORT": "0"}
        program = subprocess.Popen([sys.executable, "-S", "-u", "runtime.py"], cwd=CODE, env=env, stderr=subprocess.PIPE, text=True)
        try:
            url = program.stderr.readline().split()[-1]
            request = urllib.request.Request(url + "/invocations", data=json.dumps({"tool": "describe", "arguments": {"csv_text": TABLE}}).encode(), method="POST")
            with urllib.request.urlopen(request) as answer:
                self.assertIn("rows", json.load(answer)["result"])
        finally:
            program.terminate()
            program.communicate()


if __name__ == "__main__":
    unittest.main()
