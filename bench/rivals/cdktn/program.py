"""Writes the TypeScript program that a cdktn user would have for one Terraform JSON file.

program.py STACK.tf.json NODE_MODULES > main.ts
"""

import json
import re
import sys
from pathlib import Path

META = {"depends_on", "lifecycle", "provider", "provisioner", "//"}
CLASS = re.compile(r"export declare class (\w+) extends cdktn\.Terraform(?:Resource|DataSource|Provider)\b")


def camel(name):
    if name != name.lower():  # a key of a map, such as an environment variable
        return name
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def literal(value):
    return json.dumps(value, ensure_ascii=False)


def struct(value):
    """One nested block, which Terraform JSON may write as a list of one."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        value = value[0]
    if isinstance(value, dict):
        return {camel(key): struct(member) for key, member in value.items()}
    return value


class Program:
    def __init__(self, node_modules):
        self.provider = Path(node_modules) / "@cdktn/provider-aws/lib"
        self.imports = {}
        self.declarations = {}
        self.lines = []

    def typed(self, module):
        """The class of a module, under the name that its own declarations give it."""
        if module not in self.imports:
            self.declarations[module] = (self.provider / module / "index.d.ts").read_text()
            self.imports[module] = CLASS.search(self.declarations[module]).group(1)
        return self.imports[module]

    def value(self, module, name, value):
        if not isinstance(value, (dict, list)):
            return literal(value)
        declared = re.search(rf"readonly {name}\??: ([^;]+);", self.declarations[module])
        if declared and "[]" not in declared.group(1) and "{" not in declared.group(1):
            return literal(struct(value))
        return f"Token.asAny({literal(value)})"

    def element(self, block, kind, name, body):
        prefix = "data_aws_" if block == "data" else ""
        identity = f"{block}.{kind}.{name}"
        rest = dict(body)
        if kind.startswith("aws_"):
            module = (prefix + kind.removeprefix("aws_")).replace("_", "-")
            resource = self.typed(module)
            props = []
            for key in [key for key in body if key not in META]:
                props.append(f"{camel(key)}: {self.value(module, camel(key), rest.pop(key))}")
            # A token stands for several blocks, and its type is not that of the property
            made = f"new {resource}(stack, {literal(identity)}, {{ {', '.join(props)} }} as any)"
        else:
            made = f"new TerraformResource(stack, {literal(identity)}, {{ terraformResourceType: {literal(kind)} }})"
        self.lines.append("{")
        self.lines.append(f"  const element = {made};")
        self.lines.append(f"  element.overrideLogicalId({literal(name)});")
        for key, value in rest.items():
            self.lines.append(f"  element.addOverride({literal(key)}, {literal(value)});")
        self.lines.append("}")

    def text(self, stack):
        provider = self.typed("provider")
        for index, body in enumerate(stack["provider"]["aws"]):
            props = {"region": body["region"], "alias": body.get("alias"), "defaultTags": body.get("default_tags")}
            used = {key: value for key, value in props.items() if value is not None}
            self.lines.append(f"new {provider}(stack, 'aws{index}', {literal(used)});")
        for name, value in stack.get("locals", {}).items():
            self.lines.append(f"new TerraformLocal(stack, {literal(name)}, {literal(value)});")
        for block in ("data", "resource"):
            for kind, named in stack.get(block, {}).items():
                for name, body in named.items():
                    self.element(block, kind, name, body)
        for name, output in stack.get("output", {}).items():
            self.lines.append(f"new TerraformOutput(stack, {literal('output.' + name)}, {{ value: {literal(output['value'])} }})")
            self.lines.append(f"  .overrideLogicalId({literal(name)});")
        head = [
            "import { App, TerraformLocal, TerraformOutput, TerraformResource, TerraformStack, Token } from 'cdktn';",
            *(f"import {{ {name} }} from '@cdktn/provider-aws/lib/{module}';" for module, name in sorted(self.imports.items())),
            "",
            "void TerraformLocal, TerraformOutput, TerraformResource, Token;",
            "const app = new App({ outdir: process.argv[2], stackTraces: false });",
            "const stack = new TerraformStack(app, 'rival');",
        ]
        return "\n".join([*head, *self.lines, "app.synth();", ""])


if __name__ == "__main__":
    source, modules = sys.argv[1:]
    sys.stdout.write(Program(modules).text(json.loads(Path(source).read_text())))
