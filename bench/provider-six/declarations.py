"""What one version of the AWS provider accepts, read from the TypeScript declarations of its CDK Terrain bindings."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Optional

INTERFACE = re.compile(r"^export interface (\w+)(?: extends [^{]+)? \{\n(.*?)^\}", re.M | re.S)
# The comment above each member carries Terraform's own spelling, so nothing has to be guessed from camelCase.
MEMBER = re.compile(r"#(\w+) \w+#\w+\}(?:(?!readonly ).)*?readonly (\w+)(\??): ((?:\{.*?\})|[^;]+);", re.S)
CONFIG = re.compile(r"export interface (\w+) extends cdktn\.TerraformMetaArguments")
PROVIDER_CONFIG = "AwsProviderConfig"
GETTER = re.compile(r"^    get (\w+)\(\)", re.M)
TYPE_NAME = re.compile(r"\b([A-Z]\w+)\b")


@dataclass(frozen=True)
class Member:
    """One attribute or block; `block` names the interface of what is inside, when that is known."""

    required: bool
    block: Optional[str]


@dataclass(frozen=True)
class Declaration:
    """One resource, data source or provider."""

    root: str
    interfaces: dict
    readable: frozenset

    def members(self, interface):
        return self.interfaces[interface]


class Declarations:
    def __init__(self, package):
        self.library = Path(package) / "lib"
        if not self.library.is_dir():
            raise SystemExit(f"error: `{package}` holds no provider bindings: no `lib` folder in it")

    def resource(self, terraform_type):
        return self._load(_folder(terraform_type))

    def data(self, terraform_type):
        return self._load("data-aws-" + _folder(terraform_type))

    def provider(self):
        return self._load("provider")

    @lru_cache(maxsize=None)
    def _load(self, folder):
        file = self.library / folder / "index.d.ts"
        if not file.is_file():
            return None
        text = file.read_text(encoding="utf-8")
        bodies = dict(INTERFACE.findall(text))
        interfaces = {name: _members(body, bodies) for name, body in bodies.items()}
        config = CONFIG.search(text)
        root = config.group(1) if config else PROVIDER_CONFIG
        # Everything before the class is nested structures, whose getters are not attributes of the resource.
        declared_class = text.rsplit("export declare class ", 1)[-1]
        return Declaration(root, interfaces, frozenset(GETTER.findall(declared_class)))


def camel_case(snake):
    """Terraform's name as the bindings spell it in their getters."""
    head, *tail = snake.split("_")
    return head + "".join(part.capitalize() for part in tail)


def _folder(terraform_type):
    return terraform_type.removeprefix("aws_").replace("_", "-")


def _members(body, bodies):
    found = {}
    for terraform_name, _, optional, declared in MEMBER.findall(body):
        block = next((name for name in TYPE_NAME.findall(declared) if name in bodies), None)
        found[terraform_name] = Member(required=optional == "", block=block)
    return found
