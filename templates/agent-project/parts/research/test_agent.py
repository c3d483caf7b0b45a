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

import reports  # noqa: E402
import sources  # noqa: E402
import team  # noqa: E402
from memory import LocalMemory, Session  # noqa: E402

ADA = Session("ada", "session-1")


class Reports:
    def __init__(self):
        self.saved = {}

    def save(self, title, markdown):
        self.saved[title] = markdown
        return f"here/{title}"


class TeamTest(unittest.TestCase):
    def ask(self, prompt, store=None):
        library = sources.Library(CODE / "library")
        return team.research(prompt, ADA, team.ScriptedModel(), library, store or Reports(), LocalMemory())

    def test_answers_with_the_source(self):
        store = Reports()
        found = self.ask("How do heat pumps work?", store)
        self.assertIn("library/heat-pumps.txt", found["result"])
        self.assertEqual(["here/How do heat pumps work?"], found["reports"])
        self.assertIn("library/heat-pumps.txt", store.saved["How do heat pumps work?"])

    def test_says_when_the_sources_do_not_know(self):
        self.assertEqual("The sources do not answer this.", self.ask("xyzzy?")["result"])

    def test_asks_again_in_the_same_session(self):
        memory, library = LocalMemory(), sources.Library(CODE / "library")
        for prompt, page in (("heat pumps", "heat-pumps"), ("solar panels", "solar-power")):
            found = team.research(prompt, ADA, team.ScriptedModel(), library, Reports(), memory)
            self.assertIn(page, found["result"])


class SourcesTest(unittest.TestCase):
    def test_never_leaves_the_library(self):
        with self.assertRaises(LookupError):
            sources.Library(CODE / "library").read("library/../acore.yaml")

    def test_reads_a_wiki(self):
        answers = [
            {"query": {"search": [{"title": "Heat pump", "snippet": "<b>Moves</b> heat"}]}},
            {"query": {"pages": {"1": {"extract": "A heat pump moves heat."}}}},
        ]
        wiki = sources.Wiki("https://wiki.example/w/api.php", lambda url: json.dumps(answers.pop(0)))
        hit = wiki.find("heat")[0]
        self.assertEqual(("https://wiki.example/wiki/Heat_pump", "Moves heat"), (hit["url"], hit["snippet"]))
        self.assertEqual("A heat pump moves heat.", wiki.read(hit["url"]))


class ReportsTest(unittest.TestCase):
    def test_writes_below_the_users_own_prefix(self):
        sent = []
        os.environ["AWS_REGION"] = "eu-west-1"
        store = reports.BucketReports("bucket", "app/ada/agent/reports/", lambda *request: sent.append(request))
        self.assertEqual("s3://bucket/app/ada/agent/reports/heat-pumps.md", store.save("Heat pumps?", "# Heat"))
        self.assertEqual("PUT", sent[0][0])
        self.assertTrue(sent[0][1].endswith("/bucket/app/ada/agent/reports/heat-pumps.md"), sent[0][1])


class ProgramTest(unittest.TestCase):
    def test_runs_with_nothing_installed(self):
        env = {"PATH": os.environ["PATH"], "PORT": "0"}
        program = subprocess.Popen([sys.executable, "-S", "-u", "runtime.py"], cwd=CODE, env=env, stderr=subprocess.PIPE, text=True)
        try:
            url = program.stderr.readline().split()[-1]
            request = urllib.request.Request(url + "/invocations", data=json.dumps({"prompt": "xyzzy"}).encode(), method="POST")
            with urllib.request.urlopen(request) as answer:
                self.assertEqual("The sources do not answer this.", json.load(answer)["result"])
        finally:
            program.terminate()
            program.communicate()


if __name__ == "__main__":
    unittest.main()
