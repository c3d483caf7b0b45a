import io
import json
import sys
import threading
import unittest
import urllib.request
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

import dev_server  # noqa: E402

TARGETS = dev_server.Targets()
S3 = sys.modules[TARGETS.handler("s3-tools").__module__]


class FakeS3:
    """A bucket in memory."""

    def __init__(self):
        self.objects = {}

    def put_object(self, Bucket, Key, Body, ContentType):
        self.objects[Key] = Body

    def get_object(self, Bucket, Key, Range):
        if Key not in self.objects:
            error = Exception("no")
            error.response = {"Error": {"Code": "NoSuchKey", "Message": "it is not there"}}
            raise error
        return {"Body": io.BytesIO(self.objects[Key][: int(Range.split("-")[1]) + 1])}

    def list_objects_v2(self, Bucket, Prefix, MaxKeys):
        found = [{"Key": key, "Size": len(body)} for key, body in sorted(self.objects.items()) if key.startswith(Prefix)]
        return {"Contents": found[:MaxKeys], "IsTruncated": len(found) > MaxKeys}


class S3ToolsTest(unittest.TestCase):
    def setUp(self):
        self.tools = S3.S3Tools(FakeS3(), ["agent-files-*"])

    def call(self, name, **arguments):
        return S3.call(name, arguments, self.tools)

    def test_writes_reads_and_lists(self):
        self.assertEqual({"written": 6}, self.call("write_text", bucket="agent-files-1", key="a/b", text="grüß"))
        self.assertEqual({"text": "grüß", "more": False}, self.call("read_text", bucket="agent-files-1", key="a/b"))
        self.assertEqual([{"key": "a/b", "size": 6}], self.call("list_objects", bucket="agent-files-1")["objects"])

    def test_touches_no_other_bucket(self):
        for name, arguments in {"read_text": {"key": "k"}, "write_text": {"key": "k", "text": ""}, "list_objects": {}}.items():
            self.assertIn("not one of the allowed buckets", self.call(name, bucket="payroll", **arguments)["error"])

    def test_says_what_went_wrong(self):
        self.assertEqual("NoSuchKey: it is not there", self.call("read_text", bucket="agent-files-1", key="x")["error"])
        self.assertIn("100000 at most", self.call("write_text", bucket="agent-files-1", key="x", text="x" * 100_001)["error"])
        self.assertIn("there is no tool `_checked`", self.call("_checked", bucket="x")["error"])


class TitanicTest(unittest.TestCase):
    def call(self, name, **arguments):
        return TARGETS.call(f"titanic___{name}", arguments)

    def test_shows_a_sample(self):
        found = self.call("sample", count=2, sex="male")["passengers"]
        self.assertEqual(["male", "male"], [person["sex"] for person in found])

    def test_counts_who_survived(self):
        self.assertEqual({"people": 94, "survived": 91, "share": 0.968}, self.call("survival", **{"class": 1, "sex": "female"})["groups"]["1"])

    def test_says_what_is_wrong(self):
        self.assertIn("`by` is `age`", self.call("survival", by="age")["error"])
        self.assertIn("no field `deck`", self.call("sample", deck="x")["error"])
        self.assertIn("no tool `dance`", self.call("dance")["error"])


class DevServerTest(unittest.TestCase):
    def ask(self, method, params=None):
        return dev_server.answer({"jsonrpc": "2.0", "id": 1, "method": method, "params": params or {}}, TARGETS)

    def test_speaks_mcp(self):
        self.assertEqual("2025-03-26", self.ask("initialize", {"protocolVersion": "2025-03-26"})["result"]["protocolVersion"])
        self.assertEqual(
            ["s3-tools___list_objects", "s3-tools___read_text", "s3-tools___write_text", "titanic___sample", "titanic___survival"],
            [tool["name"] for tool in self.ask("tools/list")["result"]["tools"]],
        )
        result = self.ask("tools/call", {"name": "titanic___survival", "arguments": {"by": "sex"}})["result"]
        self.assertFalse(result["isError"])
        self.assertEqual(["female", "male"], sorted(json.loads(result["content"][0]["text"])["groups"]))

    def test_refuses_what_it_does_not_know(self):
        self.assertEqual(-32601, self.ask("dance")["error"]["code"])
        self.assertEqual(-32602, self.ask("tools/call", {"name": "dance"})["error"]["code"])
        self.assertEqual(-32600, dev_server.answer([], TARGETS)["error"]["code"])
        self.assertIsNone(dev_server.answer({"method": "notifications/initialized"}, TARGETS))

    def test_a_failing_tool_is_an_answer(self):
        self.assertTrue(self.ask("tools/call", {"name": "titanic___survival", "arguments": {"by": "x"}})["result"]["isError"])

    def test_listens(self):
        with dev_server.server(0, TARGETS) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            url = "http://127.0.0.1:%d/mcp" % server.server_address[1]
            request = urllib.request.Request(url, data=b'{"jsonrpc": "2.0", "id": 7, "method": "ping"}', method="POST")
            with urllib.request.urlopen(request) as answer:
                self.assertEqual({"jsonrpc": "2.0", "id": 7, "result": {}}, json.load(answer))
            server.shutdown()


if __name__ == "__main__":
    unittest.main()
