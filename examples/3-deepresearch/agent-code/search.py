"""Web search by a MediaWiki API: no key, stable answers. SEARCH_URL names another wiki; another engine is another class."""

import html
import json
import re
import urllib.parse
import urllib.request

WIKIPEDIA = "https://en.wikipedia.org/w/api.php"
AGENT = "acore-deepresearch-example/1.0"
TIMEOUT_SECONDS = 20


class Search:
    def __init__(self, url, fetch=None):
        self._url = url
        self._fetch = fetch or _fetch

    def find(self, query, most=5):
        asked = {"action": "query", "list": "search", "format": "json", "srlimit": most, "srsearch": query}
        found = json.loads(self._fetch(f"{self._url}?{urllib.parse.urlencode(asked)}"))
        if "error" in found:
            raise RuntimeError(found["error"].get("info", "the search failed"))
        return [self._hit(hit) for hit in found["query"]["search"]]

    def _hit(self, hit):
        page = urllib.parse.quote(hit["title"].replace(" ", "_"))
        home = urllib.parse.urlsplit(self._url)
        return {
            "title": hit["title"],
            "url": f"{home.scheme}://{home.netloc}/wiki/{page}",
            "snippet": html.unescape(re.sub(r"<[^>]+>", "", hit["snippet"])),
        }


def _fetch(url):
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        return answer.read()
