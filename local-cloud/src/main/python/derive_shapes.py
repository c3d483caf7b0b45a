"""Derives what the local cloud knows of an AWS API's shapes from the service model of the installed AWS CLI.

    python3 derive_shapes.py bedrock-agentcore-control > ../resources/io/acore/localcloud/control/shapes.json

Facts only (names, types, patterns, ranges, where a member travels); no documentation text. ShapesIT runs this and
compares, so the committed file is always what the script makes of the model it names.
"""

import json
import sys

import botocore
import botocore.session

KEPT = ("type", "enum", "pattern", "min", "max", "union", "document", "box")


def member(reference):
    kept = {"shape": reference["shape"]}
    if "location" in reference:
        kept["in"] = reference["location"]
        kept["name"] = reference.get("locationName", "")
    if reference.get("idempotencyToken"):
        kept["token"] = True
    if "timestampFormat" in reference:
        kept["format"] = reference["timestampFormat"]
    return kept


def shape(model):
    kept = {key: model[key] for key in KEPT if key in model and key != "box"}
    if model["type"] == "structure":
        kept["members"] = {name: member(reference) for name, reference in model["members"].items()}
        if model.get("required"):
            kept["required"] = sorted(model["required"])
    if model["type"] == "list":
        kept["member"] = model["member"]["shape"]
    if model["type"] == "map":
        kept["key"] = model["key"]["shape"]
        kept["value"] = model["value"]["shape"]
    if "timestampFormat" in model:
        kept["format"] = model["timestampFormat"]
    if model.get("exception"):
        kept["status"] = model["error"]["httpStatusCode"]
    return kept


def operation(model):
    kept = {
        "method": model["http"]["method"],
        "uri": model["http"]["requestUri"],
        "status": model["http"].get("responseCode", 200),
        "errors": sorted(error["shape"] for error in model.get("errors", [])),
    }
    if "input" in model:
        kept["input"] = model["input"]["shape"]
    if "output" in model:
        kept["output"] = model["output"]["shape"]
    return kept


def derive(service):
    model = botocore.session.get_session().get_service_model(service)
    raw = model._service_description
    return {
        "service": service,
        "apiVersion": model.api_version,
        "botocore": botocore.__version__,
        "operations": {name: operation(op) for name, op in raw["operations"].items()},
        "shapes": {name: shape(one) for name, one in raw["shapes"].items()},
    }


if __name__ == "__main__":
    derived = derive(sys.argv[1])
    lines = []
    for part in ("operations", "shapes"):
        rows = ",\n".join(
            f"    {json.dumps(name)}: {json.dumps(value, sort_keys=True)}" for name, value in sorted(derived.pop(part).items())
        )
        lines.append(f'  "{part}": {{\n{rows}\n  }}')
    head = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in derived.items()]
    print("{\n" + ",\n".join(head + lines) + "\n}")
