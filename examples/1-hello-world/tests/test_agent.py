import json
import os
import subprocess
import sys
import threading
import unittest
import urllib.error
import urllib.request
from datetime import datetime, timezone
from pathlib import Path

CODE = Path(__file__).resolve().parent.parent / "agent-code"
sys.path.insert(0, str(CODE))

import aws  # noqa: E402
import explorer  # noqa: E402
import stores  # noqa: E402
from server import App  # noqa: E402

SAMPLES = stores.FolderStore(CODE.parent / "sample-data")


class ExplorerTest(unittest.TestCase):
    def result(self, prompt):
        return explorer.answer(prompt, SAMPLES)["result"]

    def test_lists_buckets(self):
        self.assertEqual("logs\nreports", self.result("buckets"))

    def test_lists_objects_below_a_prefix(self):
        listing = self.result("list reports 2026/")
        self.assertIn("2026/orders.csv", listing)
        self.assertNotIn("readme.txt", listing)

    def test_reads_an_object(self):
        self.assertIn("quarter,orders,revenue", self.result("read reports 2026/orders.csv"))

    def test_says_what_is_missing(self):
        self.assertEqual("there is no bucket `nope`", self.result("list nope"))
        self.assertEqual("`reports` has no `nope`", self.result("read reports nope"))

    def test_never_leaves_the_bucket(self):
        self.assertIn("has no", self.result("read reports ../../acore.yaml"))
        self.assertIn("no bucket", self.result("read .. acore.yaml"))

    def test_explains_itself(self):
        self.assertEqual(explorer.HELP, self.result("help"))
        self.assertEqual(explorer.HELP, self.result(""))
        self.assertEqual(explorer.HELP, self.result("Hello there"))
        self.assertIn("I do not understand `dance`", self.result("dance"))


class ServerTest(unittest.TestCase):
    def setUp(self):
        app = App()
        app.entrypoint(lambda payload: {"got": payload["prompt"]})
        self.server = app.server(0)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()

    def post(self, path, body):
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url + path, data=body, method="POST")) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def test_is_healthy(self):
        with urllib.request.urlopen(self.url + "/ping") as answer:
            self.assertEqual("Healthy", json.load(answer)["status"])

    def test_invokes_the_agent(self):
        self.assertEqual((200, {"got": "grüße"}), self.post("/invocations", json.dumps({"prompt": "grüße"}).encode()))

    def test_refuses_what_is_not_json(self):
        self.assertEqual(400, self.post("/invocations", b"{")[0])

    def test_answers_when_the_agent_fails(self):
        with self.assertLogs("agent", "ERROR"):
            self.assertEqual((500, {"error": "'prompt'"}), self.post("/invocations", b"{}"))

    def test_knows_no_other_path(self):
        self.assertEqual(404, self.post("/elsewhere", b"{}")[0])


class SigningTest(unittest.TestCase):
    def test_signs_as_the_documented_example_of_s3(self):
        # Example "GET Bucket Lifecycle" of the S3 manual's page on Signature Version 4; the key is AWS's public example
        headers = aws.sign(
            "GET",
            "https://examplebucket.s3.amazonaws.com/?lifecycle",
            "s3",
            b"",
            {},
            aws.Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            "us-east-1",
            datetime(2013, 5, 24, tzinfo=timezone.utc),
        )
        self.assertIn("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543", headers["authorization"])


class ProgramTest(unittest.TestCase):
    def test_runs_with_nothing_installed(self):
        env = {"PATH": os.environ["PATH"], "PORT": "0"}
        program = subprocess.Popen([sys.executable, "-S", "-u", "runtime.py"], cwd=CODE, env=env, stderr=subprocess.PIPE, text=True)
        try:
            url = program.stderr.readline().split()[-1]
            request = urllib.request.Request(url + "/invocations", data=b'{"prompt": "buckets"}', method="POST")
            with urllib.request.urlopen(request) as answer:
                self.assertEqual({"result": "logs\nreports", "source": "folder sample-data"}, json.load(answer))
        finally:
            program.terminate()
            program.communicate()


if __name__ == "__main__":
    unittest.main()
