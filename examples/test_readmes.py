"""Does what the readmes say under "Run it here": starts the program in the first block, then asks it with the second."""

import json
import os
import re
import signal
import subprocess
import unittest
from pathlib import Path

HOME = Path(__file__).resolve().parent
BLOCK = re.compile(r"```sh\n(.*?)```", re.S)
PORT = re.compile(r"localhost:\d+")


def local_blocks(readme):
    """The blocks of the section on running it here; a readme that needs AWS for that has no question to ask."""
    section = re.split(r"\n## ", readme)
    here = next((text for text in section if re.match(r"Run (it|them) here", text)), "")
    blocks = BLOCK.findall(here)
    return blocks if any("curl" in block for block in blocks) else []


# What every example tells, in this order
PARTS = [r"^# ", r"^```mermaid", r"^## Run (it|them) here", r"^## Deploy (it|them)", r"^## What it costs", r"^## Tear (it|them) down"]


class ReadmeTest(unittest.TestCase):
    def test_tells_everything_in_the_same_order(self):
        for readme in sorted(HOME.glob("*/README.md")):
            with self.subTest(readme.parent.name):
                places = [re.search(part, readme.read_text(encoding="utf-8"), re.M) for part in PARTS]
                self.assertNotIn(None, places)
                starts = [place.start() for place in places]
                self.assertEqual(sorted(starts), starts)

    def test_does_what_it_says(self):
        asked = []
        for readme in sorted(HOME.glob("*/README.md")):
            blocks = local_blocks(readme.read_text(encoding="utf-8"))
            if blocks:
                with self.subTest(readme.parent.name):
                    self.assertEqual(2, len(blocks), "one block starts the program, one asks it")
                    self.try_out(*blocks)
                    asked.append(readme.parent.name)
        self.assertIn("1-hello-world", asked)

    def try_out(self, start, ask):
        env = os.environ | {"PORT": "0", "PYTHONUNBUFFERED": "1"}
        program = subprocess.Popen(
            ["sh", "-c", start], cwd=HOME.parent, env=env, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        try:
            line = program.stderr.readline()
            self.assertIn("listening on", line)
            port = re.search(r":(\d+)", line).group(1)
            command = PORT.sub(f"localhost:{port}", ask)
            answer = subprocess.run(["sh", "-c", command], cwd=HOME.parent, capture_output=True, text=True, timeout=30)
            self.assertEqual(0, answer.returncode, answer.stderr)
            self.assertNotIn("error", json.loads(answer.stdout), answer.stdout)
        finally:
            os.killpg(program.pid, signal.SIGTERM)
            program.communicate(timeout=10)


if __name__ == "__main__":
    unittest.main()
