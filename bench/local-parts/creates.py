"""Thirty bridged creates under one `terraform apply`, beside the same AWS CLI calls made bare by as many at once.

Every call of the service takes a second longer, by the local cloud's own fault switch. The bare side is the calls that
a create needs to lose nothing: read the record, create, write the record, ask until it is ready, write the state. A
second bare side only creates and asks until it is ready, and remembers nothing; the goal is for the first.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "drills"))
from warm import Warm, program  # noqa: E402

REGION = "us-east-1"
MOST_TIMES = 1.3
SAFE = """
set -eu
p=/bare/$1
aws ssm get-parameters --names "$p" "$p/state" --query 'Parameters[].[Name,Value]' --output text
id=$(aws bedrock-agentcore-control create-memory --name "bare$1" --event-expiry-duration 30 --query memory.id --output text)
aws ssm put-parameter --name "$p" --type String --value "$id" --no-overwrite
until [ "$(aws bedrock-agentcore-control get-memory --memory-id "$id" --query memory.status --output text)" = ACTIVE ]; do sleep 0.2; done
aws ssm put-parameter --name "$p/state" --type String --value done --no-overwrite
"""
FORGETFUL = """
set -eu
id=$(aws bedrock-agentcore-control create-memory --name "bare$1" --event-expiry-duration 30 --query memory.id --output text)
until [ "$(aws bedrock-agentcore-control get-memory --memory-id "$id" --query memory.status --output text)" = ACTIVE ]; do sleep 0.2; done
"""


class Creates:
    """A project with so many memories, its stack ready to apply, and a local cloud."""

    def __init__(self, work, acore, count, parallelism, latency, run):
        self.folder, self.count, self.parallelism, self.run = work / "creates", count, parallelism, run
        (self.folder / "src").mkdir(parents=True)
        memories = {f"memory{number:02}": {"kind": "memory", "name": f"bench{number:02}", "input": {"eventExpiryDuration": 30}} for number in range(count)}
        off = {f"enable_{name}": False for name in ("runtime", "memory", "gateway", "code_interpreter")}
        config = {"agent_name": "creates", "region": REGION, "runtime_source_path": "src", **off, "bridge": {"resources": memories}}
        # JSON is YAML
        (self.folder / "acore.yaml").write_text(json.dumps(config))
        run([acore, "validate", "-C", self.folder, "--env", "local"])
        run([acore, "local", "start", "-C", self.folder])
        run([acore, "synth", "-C", self.folder, "--env", "local"])
        self.stack = self.folder / "cdktf.out/stacks/creates-local"
        file = self.stack / "cdk.tf.json"
        stack = json.loads(file.read_text())
        stack["terraform"]["backend"] = {"local": {"path": "terraform.tfstate"}}
        file.write_text(json.dumps(stack))
        state = json.loads((self.folder / ".acore/local/state.json").read_text())
        self.endpoint, self.token = state["endpointUrl"], state["token"]
        self.latency = latency
        base = os.environ.get("ACORE_CACHE_DIR") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "acore"
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
        self.environment.update(
            AWS_ENDPOINT_URL=self.endpoint, AWS_ACCESS_KEY_ID="local", AWS_SECRET_ACCESS_KEY="local", AWS_REGION=REGION, AWS_DEFAULT_REGION=REGION,
            AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="", AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null",
            NO_PROXY="127.0.0.1,localhost", CHECKPOINT_DISABLE="1", TF_CLI_CONFIG_FILE=str(Path(base) / "terraform-v1/cli.tfrc"),
            ACORE_POLL_SECONDS="0.2", PATH=f"{Path(program()).parent}:{os.environ['PATH']}")
        run(["terraform", "init", "-input=false", "-no-color"], cwd=self.stack, env=self.environment)
        # Nobody measures taking it away again, so that goes the cheap way.
        self.warm = Warm(self.environment)
        self.cheap = {**self.environment, "PATH": self.warm.path(self.environment["PATH"])}

    def close(self):
        self.warm.stop()

    def slow(self):
        for operation in ("CreateMemory", "GetMemory"):
            self.command("fault-add", {"operation": operation, "delayMillis": round(self.latency * 1000)})

    def command(self, name, body):
        import urllib.request

        request = urllib.request.Request(f"{self.endpoint}/_acore/{name}", json.dumps(body).encode(), {"X-Acore-Token": self.token})
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20).read()

    def timed(self, command, **options):
        self.slow()
        started, before = time.perf_counter(), os.times()
        self.run(command, env=self.environment, **options)
        took, after = time.perf_counter() - started, os.times()
        self.command("fault-clear", {})
        return took, after.children_user + after.children_system - before.children_user - before.children_system

    def bridged(self):
        taken = self.timed(["terraform", "apply", "-auto-approve", "-input=false", "-no-color", f"-parallelism={self.parallelism}"], cwd=self.stack)
        self.run(["terraform", "destroy", "-auto-approve", "-input=false", "-no-color", "-parallelism=6"], cwd=self.stack, env=self.cheap)
        return taken

    def bare(self, script):
        numbers = "\n".join(f"{number:02}" for number in range(self.count))
        taken = self.timed(["xargs", "-P", str(self.parallelism), "-n", "1", "sh", "-c", script, "bare"], input=numbers)
        gone = ("for id in $(aws bedrock-agentcore-control list-memories --query 'memories[].id' --output text); do"
                " aws bedrock-agentcore-control delete-memory --memory-id \"$id\"; done;"
                " for name in $(aws ssm get-parameters-by-path --path /bare --recursive --query 'Parameters[].Name' --output text); do"
                " aws ssm delete-parameter --name \"$name\"; done")
        self.run(["sh", "-euc", gone], env=self.cheap)
        return taken


def measure(work, acore, run, say, rounds, count, parallelism, latency):
    """Rows for the table: name, seconds, CPU seconds; and the ratios."""
    it = Creates(work, acore, count, parallelism, latency, run)
    ways = {"bridged": it.bridged, "bare": lambda: it.bare(SAFE), "forgetful": lambda: it.bare(FORGETFUL)}
    samples = {name: [] for name in ways}
    try:
        say("warming up")
        run(["terraform", "plan", "-input=false", "-no-color"], cwd=it.stack, env=it.environment)
        for number in range(rounds):
            for name, way in ways.items():
                samples[name].append(way())
                say(f"creates, round {number + 1} of {rounds}, {name}: {samples[name][-1][0]:.1f} s, {samples[name][-1][1]:.1f} s of CPU")
    finally:
        it.close()
        subprocess.run([acore, "local", "stop", "-C", str(it.folder)], capture_output=True)
        shutil.rmtree(it.folder, ignore_errors=True)
    return {name: tuple(map(statistics.median, zip(*taken))) for name, taken in samples.items()}
