"""Runs Python that a model wrote: in the AgentCore code interpreter, never on this machine."""

from contextlib import contextmanager


@contextmanager
def open_python(env, region=None):
    if not env.get("ACORE_CODE_INTERPRETER_ID"):
        yield NoPython()
        return
    python = SandboxPython(lambda: _start(env, region))
    try:
        yield python
    finally:
        python.close()


def _start(env, region):
    from bedrock_agentcore.tools.code_interpreter_client import CodeInterpreter

    client = CodeInterpreter(region)
    client.start(identifier=env["ACORE_CODE_INTERPRETER_ID"])
    return client


class SandboxPython:
    def __init__(self, start):
        self._start = start
        self._client = None

    def run(self, code):
        if self._client is None:
            self._client = self._start()
        said = []
        for event in self._client.execute_code(code)["stream"]:
            result = event.get("result", {})
            structured = result.get("structuredContent", {})
            said += [text for text in (structured.get("stdout"), structured.get("stderr")) if text]
            if not structured:
                said += [part["text"] for part in result.get("content", []) if part.get("type") == "text"]
        return "\n".join(said) or "(it printed nothing)"

    def close(self):
        if self._client is not None:
            self._client.stop()


class NoPython:
    def run(self, code):
        return "There is no sandbox here. Answer without calculating, and say so."
