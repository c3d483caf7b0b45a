"""Calls a tool function in this process, as a gateway on AWS would call it in Lambda."""

import importlib
import json
import sys
from pathlib import Path
from types import SimpleNamespace


class LocalGateway:
    def __init__(self, folder, target="local"):
        self._target = target
        self._tools = json.loads((Path(folder) / "tools.json").read_text(encoding="utf-8"))
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
        self._handler = importlib.import_module("handler").handler

    def tools(self):
        return [tool | {"name": f"{self._target}___{tool['name']}"} for tool in self._tools]

    def call(self, name, arguments):
        custom = {"bedrockAgentCoreToolName": name}
        context = SimpleNamespace(client_context=SimpleNamespace(custom=custom))
        return json.dumps(self._handler(arguments, context), ensure_ascii=False)
