import importlib.util
import json
import sys
import tempfile
import threading
import unittest
from pathlib import Path
from types import SimpleNamespace

import httpx

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME / "agent-code"))

import browser  # noqa: E402
import interpreter  # noqa: E402
import reports  # noqa: E402
import search  # noqa: E402
import shared_tools  # noqa: E402
import team  # noqa: E402
import toolbox  # noqa: E402
from botocore.credentials import Credentials  # noqa: E402
from strands import tool  # noqa: E402
from strands.models import Model  # noqa: E402
from websockets.sync.client import connect  # noqa: E402
from websockets.sync.server import serve  # noqa: E402


class Script(Model):
    """A model that answers by rules: each is (text in the system prompt, reply to the n-th request there)."""

    def __init__(self, **replies):
        self.replies = {name: list(values) for name, values in replies.items()}
        self.seen = {name: [] for name in replies}

    def update_config(self, **config):
        pass

    def get_config(self):
        return {}

    def structured_output(self, *_, **__):
        raise NotImplementedError

    async def stream(self, messages, tool_specs=None, system_prompt=None, **_):
        role = next(name for name in self.replies if name in system_prompt)
        self.seen[role].append(json.loads(json.dumps(messages, default=str)))
        reply = self.replies[role].pop(0)
        yield {"messageStart": {"role": "assistant"}}
        if isinstance(reply, str):
            yield {"contentBlockStart": {"start": {}}}
            yield {"contentBlockDelta": {"delta": {"text": reply}}}
            yield {"contentBlockStop": {}}
            yield {"messageStop": {"stopReason": "end_turn"}}
            return
        name, arguments = reply
        yield {"contentBlockStart": {"start": {"toolUse": {"name": name, "toolUseId": f"{name}-1"}}}}
        yield {"contentBlockDelta": {"delta": {"toolUse": {"input": json.dumps(arguments)}}}}
        yield {"contentBlockStop": {}}
        yield {"messageStop": {"stopReason": "tool_use"}}


class Engine:
    def find(self, query):
        return [{"title": "Tea", "url": "https://wiki.example/Tea", "snippet": query}]


class Pages:
    def text(self, url):
        return "Tea is a drink."


class TeamTest(unittest.TestCase):
    def test_lead_researcher_and_analyst_work_together(self):
        model = Script(
            lead=[
                ("research", {"question": "What is tea?"}),
                ("analyse", {"task": "6*7"}),
                ("save_report", {"title": "About Tea!", "markdown": "# Tea"}),
                "Tea is a drink.",
            ],
            question=[("web_search", {"query": "tea"}), ("read_page", {"url": "https://wiki.example/Tea"}), "A drink (wiki.example)"],
            calculating=["I could not calculate."],
        )
        with tempfile.TemporaryDirectory() as folder:
            store = reports.FolderReports(Path(folder))
            tools = toolbox.build(Engine(), Pages(), interpreter.NoPython(), store)
            self.assertIn("Tea is a drink.", str(team.lead(model, tools)("Tell me about tea")))
            self.assertEqual("# Tea", (Path(folder) / "about-tea.md").read_text())
            self.assertEqual([str(Path(folder) / "about-tea.md")], store.saved)
        self.assertIn("A drink (wiki.example)", json.dumps(model.seen["lead"][1]))
        self.assertIn("Tea is a drink.", json.dumps(model.seen["question"][2]))


    def test_researchers_have_the_tools_of_the_gateway(self):
        @tool(name="library___find")
        def find(words: str) -> str:
            """Searches notes."""
            return f"a note on {words}"

        model = Script(lead=[("research", {"question": "Tea?"}), "done"], question=[("library___find", {"words": "tea"}), "a note"])
        team.lead(model, toolbox.build(Engine(), Pages(), interpreter.NoPython(), None, [find]))("Tea?")
        self.assertIn("a note on tea", json.dumps(model.seen["question"][1]))


class GatewayTest(unittest.TestCase):
    def test_there_is_none_on_a_laptop(self):
        with shared_tools.open_gateway({}) as tools:
            self.assertEqual([], tools)

    def test_signs_each_request_for_the_gateway(self):
        auth = shared_tools.Signature(lambda: Credentials("AKEXAMPLE", "secret", "session"), "eu-west-1")
        request = httpx.Request("POST", "https://gw.example/mcp", json={"id": 1}, headers={"mcp-protocol-version": "2025-06-18"})
        signed = next(auth.auth_flow(request))
        self.assertIn("/eu-west-1/bedrock-agentcore/aws4_request", signed.headers["authorization"])
        self.assertIn("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token", signed.headers["authorization"])
        self.assertEqual("session", signed.headers["x-amz-security-token"])


class LibraryTest(unittest.TestCase):
    def ask(self, tool, **arguments):
        path = HOME / "library" / "handler.py"
        spec = importlib.util.spec_from_file_location("library_handler", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        custom = {"bedrockAgentCoreToolName": f"library___{tool}"}
        return module.handler(arguments, SimpleNamespace(client_context=SimpleNamespace(custom=custom)))

    def test_finds_the_best_section_first(self):
        found = self.ask("find", words="heat pumps measured below -20 degrees")["found"]
        self.assertEqual("heat-pumps.md", found[0]["note"])
        self.assertIn("House B", found[0]["text"].title())
        self.assertEqual([], self.ask("find", words="volcanoes")["found"])

    def test_says_what_was_wrong_with_a_call(self):
        self.assertIn("there is no tool", self.ask("lose", words="x")["error"])
        self.assertIn("unexpected", self.ask("find", word="x")["error"])


class SearchTest(unittest.TestCase):
    def test_gives_addresses_and_plain_snippets(self):
        hit = {"title": "Heat pump", "snippet": 'A <span class="x">heat</span> &amp; pump'}
        engine = search.Search("https://wiki.example/w/api.php", lambda url: json.dumps({"query": {"search": [hit]}}))
        self.assertEqual(
            [{"title": "Heat pump", "url": "https://wiki.example/wiki/Heat_pump", "snippet": "A heat & pump"}], engine.find("x")
        )


class PlainPagesTest(unittest.TestCase):
    def test_gives_the_text_of_a_page(self):
        page = "<html><head><title>t</title></head><body><script>x()</script><p>A&nbsp;b</p><p>c</p></body></html>"
        self.assertEqual("A b\nc", browser.PlainPages(lambda url: page).text("https://x.example"))

    def test_opens_web_addresses_only(self):
        with self.assertRaisesRegex(ValueError, "not a web address"):
            browser.PlainPages().text("file:///etc/passwd")


class Chrome:
    """The few commands of the DevTools protocol that the browser tool answers here."""

    def __init__(self):
        self.methods = []

    def __call__(self, socket):
        for text in socket:
            request = json.loads(text)
            self.methods.append(request["method"])
            socket.send(json.dumps({"method": "Some.event", "params": {}}))
            socket.send(json.dumps({"id": request["id"], "result": self.result(request)}))

    def result(self, request):
        if request["method"] == "Runtime.evaluate":
            ready = "readyState" in request["params"]["expression"]
            return {"result": {"value": "complete" if ready else "Hello from the page"}}
        if request["method"] == "Page.navigate" and "broken" in request["params"]["url"]:
            return {"errorText": "net::ERR_NAME_NOT_RESOLVED"}
        return {"targetId": "t", "sessionId": "s"}


class BrowserPagesTest(unittest.TestCase):
    def setUp(self):
        self.chrome = Chrome()
        self.server = serve(self.chrome, "127.0.0.1", 0)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.stopped = []
        session = type("Session", (), {"stop": lambda _: self.stopped.append(True)})()
        address = "ws://127.0.0.1:%d" % self.server.socket.getsockname()[1]
        self.pages = browser.BrowserPages(lambda: (session, connect(address)))

    def tearDown(self):
        self.pages.close()
        self.server.shutdown()

    def test_reads_a_page_and_closes_it(self):
        self.assertEqual("Hello from the page", self.pages.text("https://x.example"))
        self.assertEqual("Target.closeTarget", self.chrome.methods[-1])
        self.pages.close()
        self.assertTrue(self.stopped)

    def test_says_when_a_page_cannot_be_opened(self):
        self.assertIn("ERR_NAME_NOT_RESOLVED", self.pages.text("https://broken.example"))


class PythonTest(unittest.TestCase):
    def test_gives_what_the_sandbox_printed(self):
        class Client:
            stopped = False

            def execute_code(self, code):
                return {"stream": [{"result": {"structuredContent": {"stdout": "42", "stderr": ""}, "content": []}}]}

            def stop(self):
                self.stopped = True

        client = Client()
        python = interpreter.SandboxPython(lambda: client)
        self.assertEqual("42", python.run("print(42)"))
        python.close()
        self.assertTrue(client.stopped)

    def test_never_runs_here(self):
        with interpreter.open_python({}) as python:
            self.assertIn("no sandbox", python.run("raise SystemExit"))


class ReportsTest(unittest.TestCase):
    def test_go_to_the_users_part_of_the_bucket(self):
        class Client:
            def put_object(self, **request):
                self.request = request

        client = Client()
        store = reports.BucketReports(client, "b", "app/ada/agent/reports/")
        self.assertEqual("s3://b/app/ada/agent/reports/a-b.md", store.save("../A & b", "x"))
        self.assertEqual(b"x", client.request["Body"])


class ModelTest(unittest.TestCase):
    def test_is_guarded_where_there_is_a_guardrail(self):
        env = {"AGENT_MODEL": "us.some.model-v1:0", "AWS_DEFAULT_REGION": "us-east-1", "ACORE_GUARDRAIL_ID": "g", "ACORE_GUARDRAIL_VERSION": "1"}
        self.assertEqual("g", team.model(env).get_config()["guardrail_id"])
        self.assertNotIn("guardrail_id", team.model({key: value for key, value in env.items() if "GUARD" not in key}).get_config())


class RuntimeTest(unittest.TestCase):
    def test_starts(self):
        import runtime

        self.assertIn("error", runtime.invoke({"prompt": " "}, None))


if __name__ == "__main__":
    unittest.main()
