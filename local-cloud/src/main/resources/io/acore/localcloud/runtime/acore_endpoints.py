"""Lets the package `bedrock-agentcore` find the local cloud's WebSockets.

Its clients ask AWS_ENDPOINT_URL for everything but WebSockets: those addresses they make themselves, for amazonaws.com alone.
Here they get the address that AWS_ENDPOINT_URL names, when that is one of this machine. The package itself stays as it is;
this waits until a program imports it.
"""

import functools
import importlib.machinery
import os
import re
import sys

LOCAL = re.compile(r"http://((?:127\.0\.0\.1|localhost|[a-z0-9.-]+\.localhost)(?::[0-9]+)?)/?")
AWS = re.compile(r"(?:wss|https)://bedrock-agentcore\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|api\.aws)")


def install():
    local = LOCAL.fullmatch(os.environ.get("AWS_ENDPOINT_URL_BEDROCK_AGENTCORE") or os.environ.get("AWS_ENDPOINT_URL") or "")
    if local:
        sys.meta_path.insert(0, Finder(local.group(1)))


def without_host(headers):
    """WebSocket libraries send one of their own, and a server here refuses two."""
    return {name: value for name, value in headers.items() if name.lower() != "host"}


class Finder:
    def __init__(self, address):
        self.address = address
        self.patches = {
            "bedrock_agentcore.tools.browser_client": self.browser,
            "bedrock_agentcore.runtime.agent_core_runtime_client": self.runtime,
        }

    def find_spec(self, name, path=None, target=None):
        if name not in self.patches:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                self.patches[name](module)

            spec.loader.exec_module = exec_module
        return spec

    def here(self, url):
        return AWS.sub(lambda found: ("ws" if found.group().startswith("wss") else "http") + "://" + self.address, url)

    def browser(self, module):
        make = module.BrowserClient.generate_ws_headers

        @functools.wraps(make)
        def generate_ws_headers(this):
            url, headers = make(this)
            return self.here(url), without_host(headers)

        module.BrowserClient.generate_ws_headers = generate_ws_headers

    def runtime(self, module):
        client = module.AgentCoreRuntimeClient
        for name in ("_build_websocket_url", "_build_shell_url"):
            setattr(client, name, self.local(getattr(client, name)))
        sign = client._sigv4_sign

        @functools.wraps(sign)
        def _sigv4_sign(*arguments, **named):
            return without_host(sign(*arguments, **named))

        client._sigv4_sign = _sigv4_sign

    def local(self, make):
        @functools.wraps(make)
        def made(*arguments, **named):
            return self.here(make(*arguments, **named))

        return made
