"""The deployment of a change of code alone: `acore deploy` beside `terraform apply` of the usual pattern.

The usual pattern is one resource with a `local-exec` that the hash of the code triggers: pip installs the requirements,
the folder is zipped and copied to S3, the AWS CLI creates or updates the runtime, waits, and stores the id in SSM. All
other resources, the provider, the local cloud and the agent are the same on both sides; Terraform is initialized.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "drills"))
from warm import program  # noqa: E402

REGION = "eu-west-1"
LARGEST_SHARE = 0.60
WISHES = "bedrock-agentcore\nstrands-agents\nboto3\n"
COMPILE = ["uv", "pip", "compile", "-q", "--no-header", "--generate-hashes", "--only-binary", ":all:",
           "--python-platform", "aarch64-manylinux_2_28", "--python-version", "3.12"]
USUAL = """
set -eu
rm -rf build agent.zip
cp -r "$AGENT" build
[ ! -s build/requirements.txt ] || python3 -m pip install -q --disable-pip-version-check --root-user-action ignore --target build --only-binary :all: \
  --no-deps --require-hashes --platform manylinux_2_28_aarch64 --platform manylinux_2_17_aarch64 --platform manylinux2014_aarch64 \
  --implementation cp --python-version 3.12 -r build/requirements.txt
python3 -c 'import shutil; shutil.make_archive("agent", "zip", "build")'
aws s3 cp --only-show-errors agent.zip "s3://$BUCKET/agent.zip"
artifact="{\\"codeConfiguration\\":{\\"code\\":{\\"s3\\":{\\"bucket\\":\\"$BUCKET\\",\\"prefix\\":\\"agent.zip\\"}},\\"runtime\\":\\"PYTHON_3_12\\",\\"entryPoint\\":[\\"runtime.py\\"]}}"
if id=$(aws ssm get-parameter --name "$PARAMETER" --query Parameter.Value --output text 2>/dev/null); then
  aws bedrock-agentcore-control update-agent-runtime --agent-runtime-id "$id" --agent-runtime-artifact "$artifact" --role-arn "$ROLE" \
    --network-configuration networkMode=PUBLIC
else
  id=$(aws bedrock-agentcore-control create-agent-runtime --agent-runtime-name usual --agent-runtime-artifact "$artifact" --role-arn "$ROLE" \
    --network-configuration networkMode=PUBLIC --query agentRuntimeId --output text)
fi
until [ "$(aws bedrock-agentcore-control get-agent-runtime --agent-runtime-id "$id" --query status --output text)" = READY ]; do sleep 0.2; done
aws ssm put-parameter --name "$PARAMETER" --type String --overwrite --value "$id"
"""


class Project:
    def __init__(self, folder, name, requirements):
        self.folder, self.name, self.count = folder, name, 0
        self.agent = folder / "agent"
        self.agent.mkdir(parents=True)
        off = {f"enable_{module}": False for module in ("memory", "gateway", "code_interpreter")}
        (folder / "acore.yaml").write_text(json.dumps({"agent_name": name, "region": REGION, "runtime_source_path": "agent", "owner": "bench", **off}))
        (self.agent / "runtime.py").write_text("import main0\n")
        (self.agent / "requirements.txt").write_text(requirements)
        for number in range(20):
            (self.agent / f"main{number}.py").write_text(f"def f{number}():\n    return {number}\n" * 50)
        self.stack = folder / f"cdktf.out/stacks/{name}-local"

    def edit(self):
        self.count += 1
        (self.agent / "main1.py").write_text(f"x = {self.count}\n")


class Deploys:
    def __init__(self, work, acore, requirements, run):
        self.acore_program, self.run = acore, run
        self.ours = Project(work / "ours", "ours", requirements)
        self.usual = Project(work / "usual", "usual", requirements)
        run([acore, "deploy", "-C", self.ours.folder, "--env", "local", "--yes"])
        state = json.loads((self.ours.folder / ".acore/local/state.json").read_text())
        base = os.environ.get("ACORE_CACHE_DIR") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "acore"
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
        self.environment.update(
            AWS_ENDPOINT_URL=state["endpointUrl"], AWS_ACCESS_KEY_ID="local", AWS_SECRET_ACCESS_KEY="local", AWS_REGION=REGION, AWS_DEFAULT_REGION=REGION,
            AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="", AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null",
            NO_PROXY="127.0.0.1,localhost", CHECKPOINT_DISABLE="1", TF_CLI_CONFIG_FILE=str(Path(base) / "terraform-v1/cli.tfrc"),
            PATH=f"{Path(program()).parent}:{os.environ['PATH']}")
        self.prepare_usual()

    def prepare_usual(self):
        self.run([self.acore_program, "synth", "-C", self.usual.folder, "--env", "local"])
        file = self.usual.stack / "cdk.tf.json"
        text = re.sub(r"jsondecode\((data\.aws_ssm_parameter\.runtime\.insecure_value)\)\.(id|arn)", r"\1", file.read_text())
        stack = json.loads(text)
        resources = stack["resource"]
        for gone in ("null_resource", "terraform_data", "aws_s3_object"):
            resources.pop(gone, None)
        stack["locals"] = {name: value for name, value in stack["locals"].items() if not name.startswith("runtime_") or name.startswith("runtime_role")}
        stack["terraform"]["backend"] = {"local": {"path": "terraform.tfstate"}}
        stack["data"]["aws_ssm_parameter"] = {"runtime": {"name": "/usual/runtime", "depends_on": ["terraform_data.runtime"]}}
        above = [f"{type}.{name}" for type, them in resources.items() for name in them if type.startswith(("aws_iam", "aws_s3"))]
        code = self.usual.agent
        resources["terraform_data"] = {"runtime": {
            "depends_on": above,
            "triggers_replace": {"code": f'${{sha256(join("", [for f in sort(fileset("{code}", "**")) : filesha256("{code}/${{f}}")]))}}'},
            "provisioner": [{"local-exec": {"command": "sh usual.sh", "environment": {
                "AGENT": str(code), "BUCKET": "${aws_s3_bucket.deployments.id}", "ROLE": "${aws_iam_role.runtime_role.arn}", "PARAMETER": "/usual/runtime"}}}]}}
        file.write_text(json.dumps(stack))
        (self.usual.stack / "usual.sh").write_text(USUAL)
        self.run(["terraform", "init", "-input=false", "-no-color"], cwd=self.usual.stack, env=self.environment)
        self.apply()

    def apply(self):
        self.run(["terraform", "apply", "-auto-approve", "-input=false", "-no-color"], cwd=self.usual.stack, env=self.environment)

    def deploy(self):
        said = self.run([self.acore_program, "deploy", "-C", self.ours.folder, "--env", "local", "--yes", "--json"])
        if not json.loads(said):
            sys.exit("error: nothing was deployed")

    def timed(self, project, action):
        project.edit()
        started, before = time.perf_counter(), os.times()
        action()
        took, after = time.perf_counter() - started, os.times()
        return took, after.children_user + after.children_system - before.children_user - before.children_system


def requirements(work, run, packages):
    if not packages:
        return ""
    wishes, locked = work / "wishes.txt", work / "locked.txt"
    wishes.write_text(WISHES)
    run([*COMPILE, wishes, "-o", locked])
    return locked.read_text()


def measure(work, acore, run, say, rounds, packages):
    """Medians of seconds and CPU seconds of both ways."""
    work = work / ("deploys" if packages else "deploys-bare")
    work.mkdir()
    say("deploying both for the first time")
    try:
        it = Deploys(work, acore, requirements(work, run, packages), run)
        ways = {"ours": lambda: it.timed(it.ours, it.deploy), "usual": lambda: it.timed(it.usual, it.apply)}
        samples = {name: [] for name in ways}
        for number in range(rounds):
            for name, way in ways.items():
                samples[name].append(way())
                say(f"code-only change, round {number + 1} of {rounds}, {name}: {samples[name][-1][0]:.1f} s, {samples[name][-1][1]:.1f} s of CPU")
    finally:
        subprocess.run([acore, "local", "stop", "-C", str(work / "ours")], capture_output=True)
        shutil.rmtree(work, ignore_errors=True)
    return {name: tuple(map(statistics.median, zip(*taken))) for name, taken in samples.items()}
