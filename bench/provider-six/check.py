"""Checks that all Terraform JSON that acore emits also exists in another version of the AWS provider.

    check.py BINDINGS PATH...

BINDINGS is the unpacked npm package `@cdktn/provider-aws` of that version. Each PATH is a file, or a folder searched for
golden files and for synthesized stacks. Every resource type, data source, provider block, attribute, nested block and
`${aws_type.name.attribute}` reference is looked up; required members must be there. Exit 1 and one line per problem.
"""

import json
import re
import sys
from pathlib import Path

from declarations import Declarations, camel_case

META = {"//", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner", "connection"}
REFERENCE = re.compile(r"(?<![\w.])(data\.)?(aws_[a-z0-9_]+)\.[A-Za-z_][\w-]*(?:\[[^\]]*\])?\.([a-z_][a-z0-9_]*)")
SKIPPED = {"target", "node_modules", ".git", ".terraform", ".acore", ".venv"}


class Checker:
    def __init__(self, declarations):
        self.declarations = declarations
        self.problems = []
        self.types = set()

    def file(self, name, document):
        self.kind(name, "resource", document, self.declarations.resource)
        self.kind(name, "data", document, self.declarations.data)
        for block in as_list(document.get("provider", {}).get("aws", [])):
            self.block(f"{name}: provider aws", self.declarations.provider(), None, block)
        self.references(name, document)

    def kind(self, name, kind, document, look_up):
        for terraform_type, instances in document.get(kind, {}).items():
            if not terraform_type.startswith("aws_"):
                continue
            self.types.add(f"{kind} {terraform_type}")
            declaration = look_up(terraform_type)
            if declaration is None:
                self.problems.append(f"{name}: {kind} `{terraform_type}` does not exist")
                continue
            for address, body in instances.items():
                for instance in as_list(body):
                    self.block(f"{name}: {kind} {terraform_type}.{address}", declaration, None, instance)

    def block(self, where, declaration, interface, body):
        members = declaration.members(interface or declaration.root)
        top_level = interface is None
        for key, value in body.items():
            if key.startswith("dynamic") or (top_level and key in META):
                continue
            if key not in members:
                self.problems.append(f"{where}: `{key}` does not exist")
                continue
            if members[key].block:
                for inner in as_list(value):
                    if isinstance(inner, dict):
                        self.block(f"{where}.{key}", declaration, members[key].block, inner)
        for key, member in members.items():
            if member.required and body.get(key) is None:
                self.problems.append(f"{where}: `{key}` is required")

    def references(self, name, document):
        for data, terraform_type, attribute in sorted(set(REFERENCE.findall("\n".join(strings(document))))):
            look_up = self.declarations.data if data else self.declarations.resource
            declaration = look_up(terraform_type)
            written = f"{data}{terraform_type}...{attribute}"
            if declaration is None:
                self.problems.append(f"{name}: reference `{written}`: there is no such type")
            elif camel_case(attribute) not in declaration.readable:
                self.problems.append(f"{name}: reference `{written}`: there is no such attribute")


def strings(value):
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)


def as_list(value):
    return value if isinstance(value, list) else [value]


def documents(paths):
    for path in map(Path, paths):
        for file in [path] if path.is_file() else sorted(path.rglob("*.json")):
            inside = file.relative_to(path).parts if path.is_dir() else ()
            if SKIPPED.intersection(inside) or not (path.is_file() or file.name == "cdk.tf.json" or "golden" in inside):
                continue
            document = json.loads(file.read_text(encoding="utf-8"))
            if isinstance(document, dict) and document.keys() & {"resource", "data", "provider"}:
                yield str(file), document


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    checker = Checker(Declarations(arguments[0]))
    files = 0
    for name, document in documents(arguments[1:]):
        checker.file(name, document)
        files += 1
    for problem in checker.problems:
        print(f"error: {problem}", file=sys.stderr)
    print(f"provider check: {files} files, {len(checker.types)} types, {len(checker.problems)} problems")
    if not checker.types:
        print("error: nothing was checked: no golden file and no stack below the paths", file=sys.stderr)
        return 1
    return 1 if checker.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
