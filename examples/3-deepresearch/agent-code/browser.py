"""Reads pages: by the AgentCore browser tool where there is one, by a plain request on a laptop."""

import html
import itertools
import json
import re
import time
import urllib.request
from contextlib import ExitStack, contextmanager

LONGEST_TEXT = 20_000
LOAD_SECONDS = 20


@contextmanager
def open_pages(env, region=None):
    if not env.get("ACORE_BROWSER_ID"):
        yield PlainPages()
        return
    pages = BrowserPages(lambda: _start(env, region))
    try:
        yield pages
    finally:
        pages.close()


def _start(env, region):
    from bedrock_agentcore.tools.browser_client import BrowserClient
    from websockets.sync.client import connect

    client = BrowserClient(region)
    client.start(identifier=env["ACORE_BROWSER_ID"])
    try:
        url, headers = client.generate_ws_headers()
        # The library writes the handshake itself and takes only what is beyond it
        own = {"host", "upgrade", "connection", "sec-websocket-version", "sec-websocket-key", "user-agent"}
        signed = {name: value for name, value in headers.items() if name.lower() not in own}
        return client, connect(url, additional_headers=signed, max_size=None)
    except BaseException:
        client.stop()
        raise


class BrowserPages:
    """A browser session driven by the Chrome DevTools protocol; it starts with the first page."""

    def __init__(self, start):
        self._start = start
        self._open = ExitStack()
        self._socket = None
        self._numbers = itertools.count(1)

    def text(self, url):
        _check(url)
        if self._socket is None:
            session, connection = self._start()
            self._open.callback(session.stop)
            self._socket = self._open.enter_context(connection)
        target = self._ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        try:
            tab = self._ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
            failed = self._ask("Page.navigate", {"url": url}, tab).get("errorText")
            if failed:
                return f"`{url}` cannot be opened: {failed}"
            end = time.monotonic() + LOAD_SECONDS
            while self._evaluate("document.readyState", tab) != "complete" and time.monotonic() < end:
                time.sleep(0.2)
            return _shorten(self._evaluate("document.body ? document.body.innerText : ''", tab))
        finally:
            self._ask("Target.closeTarget", {"targetId": target})

    def close(self):
        self._open.close()

    def _evaluate(self, expression, tab):
        return self._ask("Runtime.evaluate", {"expression": expression, "returnByValue": True}, tab)["result"].get("value", "")

    def _ask(self, method, params, tab=None):
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params} | ({"sessionId": tab} if tab else {})))
        while True:
            answer = json.loads(self._socket.recv(timeout=LOAD_SECONDS))
            if answer.get("id") != number:
                continue  # an event, or the late answer to something given up
            if "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']['message']}")
            return answer["result"]


class PlainPages:
    def __init__(self, fetch=None):
        self._fetch = fetch or _fetch

    def text(self, url):
        _check(url)
        return _shorten(_text_of(self._fetch(url)))


def _check(url):
    if not re.match(r"https?://", url):
        raise ValueError(f"`{url}` is not a web address")


def _fetch(url):
    request = urllib.request.Request(url, headers={"User-Agent": "acore-deepresearch-example/1.0"})
    with urllib.request.urlopen(request, timeout=LOAD_SECONDS) as answer:
        return answer.read(2_000_000).decode("utf-8", "replace")


def _text_of(page):
    page = re.sub(r"(?is)<(script|style|head|nav|footer)\b.*?</\1\s*>", " ", page)
    page = re.sub(r"(?i)<(p|br|li|tr|h[1-6]|div)\b[^>]*>", "\n", page)
    text = html.unescape(re.sub(r"<[^>]+>", "", page))
    return "\n".join(line for line in (re.sub(r"\s+", " ", line).strip() for line in text.splitlines()) if line)


def _shorten(text):
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}\n({len(text) - LONGEST_TEXT} more characters)"
