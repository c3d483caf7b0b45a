"""Compares kinds.conf with the service model that the installed AWS CLI calls with; prints what does not fit."""
import re
import sys

import botocore.session
import jmespath.exceptions
import jmespath.parser
from botocore import xform_name

problems = []


def sections(path):
    found, section = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("["):
                section = found.setdefault(line[1:-1], {})
            elif line and not line.startswith("#"):
                key, value = line.split("=", 1)
                section[key] = value
    return found


def members(shape):
    return shape.members if shape is not None and shape.type_name == "structure" else {}


def reach(shape, path):
    """The shape at `memory.status` of an output; of a longer JMESPath the first names count."""
    for name in re.match(r"[A-Za-z.]+", path).group(0).strip(".").split("."):
        if name not in members(shape):
            return None
        shape = members(shape)[name]
    return shape


session = botocore.session.get_session()
models = {}
for name, kind in sections(sys.argv[1]).items():
    model = models.setdefault(kind["service"], session.get_service_model(kind["service"]))
    operations = {xform_name(o, "-"): o for o in model.operation_names}

    def expect(truth, what):
        if not truth:
            problems.append(f"{name}: {what}")

    calls = {}
    for verb in ("create", "get", "update", "delete", "list"):
        if verb in kind:
            expect(kind[verb] in operations, f"no operation {kind[verb]}")
            if kind[verb] in operations:
                calls[verb] = model.operation_model(operations[kind[verb]])
    create = members(calls["create"].input_shape)
    for key in ("name", "token"):
        expect(kind.get(key, "name") in create or key not in kind, f"create has no {kind.get(key)}")
    has_token = any(s.metadata.get("idempotencyToken") for s in create.values())
    expect(has_token == ("token" in kind), "token does not fit the create call")
    expect(("tags" in create) == (kind["tags"] == "map"), "tags do not fit the create call")
    for key in ("immutable", "wrap", "clear", "delta"):
        for word in kind.get(key, "").split():
            expect(word.split(".")[0] in create, f"{key}: create has no {word}")
    for verb in ("get", "update", "delete"):
        if verb in calls:
            for word in [kind["id-member"], *kind.get("parents", "").split()]:
                expect(word in members(calls[verb].input_shape), f"{verb} has no {word}")
    if "update" in calls and kind["update"] != kind["create"]:
        update = members(calls["update"].input_shape)
        own = {kind["name"], kind.get("token"), "tags", *kind.get("parents", "").split(), *kind.get("immutable", "").split()}
        if "switch" in kind:
            before, after = kind["switch"].split(":")[0].split("=")
            expect(before in create and after in update, "switch")
            own.add(before)
        for word in set(create) - own:
            expect(word in update, f"update has no {word}: is it immutable?")
        for word in kind.get("update-only", "").split():
            expect(word in update and word not in create, f"update-only {word}")
        wrapped = {w for w in update if "optionalValue" in members(update[w])}
        expect(wrapped == {w for w in kind.get("wrap", "").split() if "." not in w}, f"the update wraps {sorted(wrapped)}")
        required = set(calls["update"].input_shape.required_members)
        expect((kind["name"] in required and kind["name"] != kind["id-member"]) == ("update-name" in kind), "update-name")
    if "list" in calls:
        above = set(calls["list"].input_shape.required_members if calls["list"].input_shape else [])
        expect(above == set(kind.get("parents", "").split()), f"list needs {above}")
        rows, own, called = re.match(r"(\w+)\[\]\.\[(\w+),(\w+)\]", kind["row"]).groups()
        listed = members(calls["list"].output_shape)
        expect(rows in listed and {own, called} <= set(members(listed[rows].member)), "row")
    for key in ("id", "arn", "status"):
        if key in kind and kind[key] != "arn-tail":
            for verb in ("create", "get"):
                found = reach(calls[verb].output_shape, kind[key])
                known = (name, key, verb) in {("registry", "status", "create")}
                expect(found is not None or known, f"{verb} answers without {kind[key]}")
            if key == "status" and found is not None and found.enum:
                # Newer models know more transitional ones, so those may be ahead of this model.
                words = set(f"{kind.get('ok', '')} {kind.get('bad', '')} {kind.get('gone', '')}".split())
                expect(words <= set(found.enum), f"no such statuses: {sorted(words - set(found.enum))}")
    for key in ("version", "settled", "reason", "exists", "row", "delta-rows", "id", "arn", "status"):
        if key in kind and kind[key] != "arn-tail":
            try:
                jmespath.parser.Parser().parse(kind[key])
            except jmespath.exceptions.JMESPathError as error:
                expect(False, f"{key}: {error}")
    for pair in kind.get("outputs", "").split():
        for verb in ("create", "get"):
            expect(reach(calls[verb].output_shape, pair.split("=", 1)[1]) is not None, f"{verb} answers without {pair}")

print("\n".join(problems))
sys.exit(1 if problems else 0)
