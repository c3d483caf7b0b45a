"""Where researchers look: the folder `library` on a laptop, a wiki (no key needed) where SEARCH_URL names one."""

import html
import json
import re
import urllib.parse
import urllib.request
from pathlib import Path

LONGEST_TEXT = 20_000
TIMEOUT_SECONDS = 20


def open_sources(env):
    if env.get("SEARCH_URL"):
        return Wiki(env["SEARCH_URL"])
    return Library(Path(__file__).resolve().parent / "library")


class Library:
    """Text files; a search counts how many of the words are in each."""

    def __init__(self, folder):
        self._folder = folder

    def find(self, query, most=5):
        words = set(_words(query))
        hits = []
        for file in sorted(self._folder.glob("*.txt")):
            found = len(words & set(_words(file.read_text(encoding="utf-8"))))
            if found:
                hits.append((-found, file.name))
        return [{"title": _title(name), "url": f"library/{name}"} for _, name in sorted(hits)[:most]]

    def read(self, url):
        name = url.removeprefix("library/")
        if name not in {file.name for file in self._folder.glob("*.txt")}:
            raise LookupError(f"there is no page `{url}`")
        return (self._folder / name).read_text(encoding="utf-8")[:LONGEST_TEXT]


class Wiki:
    """A MediaWiki, by its API: `https://en.wikipedia.org/w/api.php`."""

    def __init__(self, url, fetch=None):
        self._url = url
        self._fetch = fetch or _fetch

    def find(self, query, most=5):
        found = self._ask(action="query", list="search", srlimit=most, srsearch=query)["query"]["search"]
        return [{"title": hit["title"], "url": self._address(hit["title"]), "snippet": _text(hit["snippet"])} for hit in found]

    def read(self, url):
        title = urllib.parse.unquote(url.rsplit("/", 1)[-1]).replace("_", " ")
        pages = self._ask(action="query", prop="extracts", explaintext=1, titles=title)["query"]["pages"]
        text = next(iter(pages.values())).get("extract")
        if not text:
            raise LookupError(f"there is no page `{url}`")
        return text[:LONGEST_TEXT]

    def _ask(self, **asked):
        found = json.loads(self._fetch(f"{self._url}?{urllib.parse.urlencode(asked | {'format': 'json'})}"))
        if "error" in found:
            raise LookupError(found["error"].get("info", "the search failed"))
        return found

    def _address(self, title):
        home = urllib.parse.urlsplit(self._url)
        return f"{home.scheme}://{home.netloc}/wiki/{urllib.parse.quote(title.replace(' ', '_'))}"


def _words(text):
    return [word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) > 2]


def _title(name):
    return name.removesuffix(".txt").replace("-", " ").capitalize()


def _text(snippet):
    return html.unescape(re.sub(r"<[^>]+>", "", snippet))


def _fetch(url):
    request = urllib.request.Request(url, headers={"User-Agent": "research-agent/1.0"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        return answer.read()
