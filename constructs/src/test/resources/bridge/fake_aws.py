"""An `aws` that keeps AgentCore, SSM and Secrets Manager in a JSON file, for the bridge's tests.

It is driven by kinds.conf, as strict as the service is (names are taken, tokens are remembered,
a parent with children cannot go) and can die at any call:
  FAKE_STATE      the file;  FAKE_KINDS: kinds.conf
  FAKE_DIE        `3:before` or `3:after`: kill the script and all below it at its third call
  FAKE_FAIL       `create:CODE:message:2`: the first two create calls are refused
  FAKE_STATUS     `create=CREATE_FAILED`: what the verb ends in, instead of the first good status
"""
import json
import os
import re
import signal
import sys

import jmespath


def fail(code, message, operation="Operation"):
    print(f"\nAn error occurred ({code}) when calling the {operation} operation: {message}", file=sys.stderr)
    sys.exit(254)


def kinds(path):
    table, section = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("["):
                section = table.setdefault(line[1:-1], {})
            elif line and not line.startswith("#"):
                key, value = line.split("=", 1)
                section[key] = value
    return table


def text(value):
    """The CLI's --output text: scalars of a list on one line, lists below on lines of their own."""
    lines = []

    def scalar(item):
        return {None: "None", True: "True", False: "False"}.get(item, item) if not isinstance(item, (int, str)) or isinstance(item, bool) else item

    def walk(item):
        if isinstance(item, list):
            flat = [i for i in item if not isinstance(i, list)]
            if flat:
                lines.append("\t".join(str(scalar(i)) for i in flat))
            for inner in item:
                if isinstance(inner, list):
                    walk(inner)
        elif isinstance(item, dict):
            lines.append(json.dumps(item))
        else:
            lines.append(str(scalar(item)))

    walk(value)
    return "\n".join(lines)


def put(output, path, value):
    """Sets `memory.id` in a nested output; of `status || 'READY'` the first name counts."""
    names = re.match(r"[\w.]+", path).group(0).split(".")
    for name in names[:-1]:
        output = output.setdefault(name, {})
    output[names[-1]] = value


def die():
    """As `kill -9` of the whole provisioner: every process from this one up to the script."""
    pids, pid = [], os.getpid()
    while True:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
            pid = int(stat.read().rsplit(")", 1)[1].split()[1])
        with open(f"/proc/{pid}/cmdline", "rb") as cmdline:
            if b"bridge.sh" not in cmdline.read():
                break
        pids.append(pid)
    for pid in reversed(pids):
        os.kill(pid, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


class Fake:
    def __init__(self):
        self.path = os.environ["FAKE_STATE"]
        self.kinds = kinds(os.environ["FAKE_KINDS"])
        self.state = {"calls": [], "resources": [], "parameters": {}, "tokens": {}, "next": 1, "secrets": {}, "failed": {}}
        if os.path.exists(self.path):
            with open(self.path, encoding="utf-8") as file:
                self.state = json.load(file)

    def save(self):
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            json.dump(self.state, file)
        os.replace(self.path + ".new", self.path)

    def main(self, argv):
        words, options, i = [], {}, 0
        while i < len(argv):
            if argv[i].startswith("--"):
                many = []
                most = 99 if argv[i] == "--names" else 1
                while len(many) < most and i + 1 + len(many) < len(argv) and not argv[i + 1 + len(many)].startswith("--"):
                    many.append(argv[i + 1 + len(many)])
                options[argv[i][2:]] = many
                i += 1 + len(many)
            else:
                words.append(argv[i])
                i += 1
        service, operation = words
        body = {}
        if "cli-input-json" in options:
            given = options["cli-input-json"][0]
            if given.startswith("file://"):
                mode = os.stat(given[7:]).st_mode & 0o777
                assert mode == 0o600, f"input file has mode {mode:o}"
                with open(given[7:], encoding="utf-8") as file:
                    given = file.read()
            body = json.loads(given)
        verb, kind = self.verb(service, operation, body)
        self.state["calls"].append({"service": service, "operation": operation, "verb": verb, "body": body, "argv": argv})
        self.save()
        number, when = os.environ.get("FAKE_DIE", "0:no").split(":")
        last = int(number) == len(self.state["calls"])
        if last and when == "before":
            self.save()
            die()
        try:
            self.refuse(verb, operation)
            output = getattr(self, verb)(kind, body, options) if kind else getattr(self, verb)(options)
        except SystemExit:
            if last and when == "after":
                die()
            raise
        self.save()
        if last and when == "after":
            die()
        if "query" in options:
            output = jmespath.search(options["query"][0], output)
        if output is not None or "query" in options:
            print(text(output))

    def verb(self, service, operation, body):
        if service in ("ssm", "secretsmanager"):
            return operation.replace("-", "_"), None
        for name, kind in self.kinds.items():
            kind["kind"] = name
            if kind["service"] != service:
                continue
            for verb in ("create", "get", "delete", "update", "list"):
                if kind.get(verb) == operation:
                    if name == "token-vault-key" and body.get("kmsConfiguration", {}).get("keyType") == "ServiceManagedKey":
                        return "delete", kind
                    return verb, kind
        if operation in ("list-tags-for-resource", "tag-resource", "untag-resource"):
            return operation.replace("-", "_"), next(k for k in self.kinds.values() if k["service"] == service)
        sys.exit(f"fake aws: what is {service} {operation}?")

    def refuse(self, verb, operation):
        for fault in filter(None, os.environ.get("FAKE_FAIL", "").split(";")):
            which, code, message, times = fault.split(":")
            done = self.state["failed"].get(fault, 0)
            if which == verb and done < int(times):
                self.state["failed"][fault] = done + 1
                self.save()
                if code == "drop":  # the call arrived, the answer did not
                    continue
                fail(code, message, operation)

    # AgentCore ------------------------------------------------------------------------------

    def ids(self, kind, body):
        return {m: body.get(m) for m in kind.get("parents", "").split()}

    def of(self, kind):
        return [r for r in self.state["resources"] if r["kind"] == kind["kind"]]

    def one(self, kind, body):
        own = body.get(kind["id-member"])
        for resource in self.of(kind):
            if resource["id"] == own and resource["parents"] == self.ids(kind, body):
                return resource
        return fail("ResourceNotFoundException", f"no {kind['kind']} {own}")

    def output(self, kind, resource):
        output = {}
        for key, value in (("id", resource["id"]), ("arn", resource["arn"]), ("status", resource["status"]), ("version", str(resource["version"]))):
            if key in kind and kind[key] != "arn-tail":
                put(output, kind[key], value)
        if "reason" in kind and resource["status"].endswith("FAILED"):
            put(output, "failureReason" if "join" not in kind["reason"] else "statusReasons", "no such bucket" if "join" not in kind["reason"] else ["no such bucket"])
            if kind["reason"].startswith("memory."):
                output["memory"]["failureReason"] = "no such bucket"
        for pair in kind.get("outputs", "").split():
            put(output, pair.split("=", 1)[1], "https://example.test/" + resource["id"])
        if kind["kind"] == "memory":
            output["memory"]["strategies"] = resource["strategies"]
        if kind["kind"] == "runtime-endpoint":
            output.update(liveVersion="1", targetVersion="1")
        if "exists" in kind:
            put(output, kind["exists"], "put")
        return output

    def settle(self, kind, resource, verb):
        """Transitional now, final at the next look."""
        chosen = dict(p.split("=") for p in os.environ.get("FAKE_STATUS", "").split(",") if p)
        good = kind.get("ok", "READY").split()[0]
        resource["next"] = chosen.get(verb, good)
        busy = kind.get("busy", "").split()
        resource["status"] = busy[0] if verb == "create" and busy and busy[0] == "CREATING" else ("UPDATING" if verb == "update" else resource["next"])

    def create(self, kind, body, _):
        if "update" in kind and kind["update"] == kind["create"]:
            return self.put_one(kind, body)
        name = str(body[kind["name"]])
        parents = self.ids(kind, body)
        for member, value in parents.items():
            if not any(r["id"] == value for r in self.state["resources"]):
                fail("ResourceNotFoundException", f"no parent {member} {value}")
        token = body.get(kind["token"]) if "token" in kind else None
        if "token" in kind:
            assert token is None or 33 <= len(token) <= 256, token
            known = self.state["tokens"].get(token)
            if known:
                resource = next((r for r in self.state["resources"] if r["arn"] == known["arn"]), known)
                return self.output(kind, resource)
        if any(r["name"] == name and r["parents"] == parents for r in self.of(kind)):
            fail("ConflictException", f"{name} already exists")
        number = self.state["next"]
        self.state["next"] += 1
        own = name if "id" not in kind else (f"{number:012d}" if kind["id"] == "arn-tail" else re.sub(r"[^A-Za-z0-9_]", "", name) + f"-{number:010d}")
        resource = {"kind": kind["kind"], "name": name, "id": own, "parents": parents, "arn": f"arn:aws:fake:eu-west-1:000000000000:{kind['kind']}/{own}",
                    "tags": body.get("tags", {}), "body": body, "version": 1,
                    "strategies": [self.strategy(s, "CREATING") for s in body.get("memoryStrategies", [])]}
        self.settle(kind, resource, "create")
        self.state["resources"].append(resource)
        if token:
            self.state["tokens"][token] = resource
        return self.output(kind, resource)

    def put_one(self, kind, body):
        own = body[kind["name"]]
        found = [r for r in self.of(kind) if r["id"] == own]
        resource = found[0] if found else {"kind": kind["kind"], "name": own, "id": own, "parents": {}, "arn": own, "tags": {}, "version": 0, "status": "READY", "strategies": []}
        resource.update(body=body, version=resource["version"] + 1)
        if not found:
            self.state["resources"].append(resource)
        return self.output(kind, resource)

    def strategy(self, element, status="ACTIVE"):
        member, settings = next(iter(element.items()))
        kind = {"semantic": "SEMANTIC", "summary": "SUMMARIZATION", "userPreference": "USER_PREFERENCE", "episodic": "EPISODIC", "custom": "CUSTOM"}[member.replace("MemoryStrategy", "")]
        return {"strategyId": f"{settings['name']}-0000000000", "name": settings["name"], "type": kind, "status": status}

    def get(self, kind, body, _):
        if kind["kind"] == "token-vault-key" and not self.of(kind):
            return {"tokenVaultId": "default", "kmsConfiguration": {"keyType": "ServiceManagedKey"}}
        resource = self.one(kind, body)
        resource["status"] = resource.get("next", resource["status"])
        for strategy in resource["strategies"]:
            strategy["status"] = "ACTIVE"
        return self.output(kind, resource)

    def update(self, kind, body, _):
        resource = self.one(kind, body)
        resource["updated"] = body
        resource["version"] += 1
        delta = body.get("memoryStrategies", {})
        gone = [d["memoryStrategyId"] for d in delta.get("deleteMemoryStrategies", [])]
        resource["strategies"] = [s for s in resource["strategies"] if s["strategyId"] not in gone]
        for element in delta.get("addMemoryStrategies", []):
            resource["strategies"].append(self.strategy(element))
        if "status" in kind:
            self.settle(kind, resource, "update")
        return self.output(kind, resource)

    def delete(self, kind, body, _):
        if kind["kind"] == "token-vault-key":
            self.state["resources"] = [r for r in self.state["resources"] if r["kind"] != kind["kind"]]
            return {}
        resource = self.one(kind, body)
        if any(resource["id"] in r["parents"].values() for r in self.state["resources"]):
            fail("ConflictException", "it has children")
        self.state["resources"].remove(resource)
        return None

    def list(self, kind, body, _):
        rows, own, name = re.match(r"(\w+)\[\]\.\[(\w+),(\w+)\]", kind["row"]).groups()
        return {rows: [{name: r["name"], own: r["id"]} for r in self.of(kind) if r["parents"] == self.ids(kind, body)]}

    def by_arn(self, body):
        found = [r for r in self.state["resources"] if r["arn"] == body["resourceArn"]]
        return found[0] if found else fail("ResourceNotFoundException", "no such ARN")

    def list_tags_for_resource(self, _, body, __):
        return {"tags": self.by_arn(body)["tags"]}

    def tag_resource(self, _, body, __):
        self.by_arn(body)["tags"].update(body["tags"])

    def untag_resource(self, _, body, __):
        for key in body["tagKeys"]:
            self.by_arn(body)["tags"].pop(key)

    # SSM and Secrets Manager ----------------------------------------------------------------

    def get_parameters(self, options):
        names = options["names"]
        return {"Parameters": [{"Name": n, "Value": self.state["parameters"][n]} for n in sorted(names) if n in self.state["parameters"]]}

    def put_parameter(self, options):
        name = options["name"][0]
        if "overwrite" not in options and name in self.state["parameters"]:
            fail("ParameterAlreadyExists", "it is there")
        assert not ("overwrite" in options and "tags" in options), "SSM refuses tags with overwrite"
        assert len(options["value"][0]) <= 4096
        self.state["parameters"][name] = options["value"][0]
        return {"Version": 1}

    def delete_parameters(self, options):
        for name in options["names"]:
            self.state["parameters"].pop(name, None)
        return {}

    def get_parameter(self, options):
        return {"Parameter": {"Value": self.state["secrets"][options["name"][0]]}}

    def get_secret_value(self, options):
        return {"SecretString": self.state["secrets"][options["secret-id"][0]]}


Fake().main(sys.argv[1:])
