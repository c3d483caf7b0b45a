import json
import sys
import unittest
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HOME / "agent-code"), str(HOME / "data-analysis")]

import analysis  # noqa: E402
import aws  # noqa: E402
import runtime  # noqa: E402
from gateway import Gateway  # noqa: E402
from local_gateway import LocalGateway  # noqa: E402

TABLE = "city,people,rain\nA,10,1.5\nB,20,3\nA,30,\n"


class AnalysisTest(unittest.TestCase):
    def test_describes_each_column(self):
        found = analysis.describe(TABLE)
        self.assertEqual(3, found["rows"])
        self.assertEqual({"missing": 0, "type": "text", "distinct": 2}, found["columns"]["city"])
        self.assertEqual(
            {"missing": 1, "type": "number", "min": 1.5, "max": 3.0, "mean": 2.25, "median": 2.25}, found["columns"]["rain"]
        )

    def test_correlates_the_rows_that_have_both(self):
        self.assertEqual({"rows": 2, "correlation": 1.0}, analysis.correlate(TABLE, "people", "rain"))

    def test_groups(self):
        self.assertEqual({"A": 20.0, "B": 20.0}, analysis.group_by(TABLE, "city", "people")["groups"])
        self.assertEqual({"A": 40.0, "B": 20.0}, analysis.group_by(TABLE, "city", "people", "sum")["groups"])

    def test_says_what_is_wrong(self):
        for message, call in {
            "no rows": lambda: analysis.describe(""),
            "no column `x`; there are: city, people, rain": lambda: analysis.correlate(TABLE, "x", "rain"),
            "data row 1 does not": lambda: analysis.describe("a,b\n1\n"),
            "`how` is `best`": lambda: analysis.group_by(TABLE, "city", "people", "best"),
            "one single value": lambda: analysis.correlate("a,b\n1,1\n1,2\n", "a", "b"),
            "0 numeric rows": lambda: analysis.correlate("a,b\nnan,inf\n", "a", "b"),
            "more than 10000 rows": lambda: analysis.describe("a\n" + "1\n" * 10_001),
        }.items():
            with self.subTest(message), self.assertRaisesRegex(ValueError, message):
                call()


class ToolTest(unittest.TestCase):
    def setUp(self):
        self.gateway = LocalGateway(HOME / "data-analysis")

    def test_every_tool_of_the_schema_can_be_called(self):
        samples = {"csv_text": TABLE, "x": "people", "y": "rain", "by": "city", "value": "people", "how": "max"}
        for tool in self.gateway.tools():
            arguments = {name: samples[name] for name in tool["inputSchema"]["properties"]}
            with self.subTest(tool["name"]):
                self.assertNotIn("error", json.loads(self.gateway.call(tool["name"], arguments)))

    def test_a_wrong_call_is_an_answer_not_a_crash(self):
        self.assertIn("unexpected keyword", self.gateway.call("local___describe", {"table": "x"}))
        self.assertIn("there is no tool `dance`", self.gateway.call("local___dance", {}))

    def test_the_agent_lists_and_calls(self):
        self.assertEqual(["correlate", "describe", "group_by"], [tool["name"] for tool in runtime.invoke({})["tools"]])
        self.assertIn('"rows": 3', runtime.invoke({"tool": "describe", "arguments": {"csv_text": TABLE}})["result"])
        self.assertIn("there is no tool", runtime.invoke({"tool": "dance"})["result"])


class GatewayTest(unittest.TestCase):
    def gateway(self, *answers):
        self.sent = []
        left = list(answers)

        def send(method, url, service, body, headers):
            self.sent.append(json.loads(body))
            return left.pop(0).encode()

        return Gateway("https://gateway.example/mcp", send)

    def test_lists_all_pages(self):
        gateway = self.gateway(
            '{"result": {"tools": [{"name": "a"}], "nextCursor": "2"}}', '{"result": {"tools": [{"name": "b"}]}}'
        )
        self.assertEqual(["a", "b"], [tool["name"] for tool in gateway.tools()])
        self.assertEqual([{}, {"cursor": "2"}], [request["params"] for request in self.sent])

    def test_reads_an_answer_that_comes_as_events(self):
        gateway = self.gateway('event: message\ndata: {"result": {"content": [{"type": "text", "text": "5"}]}}\n\n')
        self.assertEqual("5", gateway.call("t", {}))

    def test_marks_what_a_tool_failed_with(self):
        self.assertEqual("error: no", self.gateway('{"result": {"isError": true, "content": [{"type": "text", "text": "no"}]}}').call("t", {}))

    def test_raises_what_the_gateway_refuses(self):
        with self.assertRaisesRegex(aws.AwsError, "denied by policy"):
            self.gateway('{"error": {"code": -32002, "message": "denied by policy"}}').call("t", {})


class SharedFilesTest(unittest.TestCase):
    def test_are_the_same_in_each_example(self):
        # Examples are copied as folders, so each carries its own
        for name in ("aws.py", "server.py", "gateway.py"):
            copies = {file.read_bytes() for file in HOME.parent.glob(f"*/agent-code/{name}")}
            self.assertEqual(1, len(copies), name)


if __name__ == "__main__":
    unittest.main()
