"""The tools of one invocation; sandboxes start when they are first used and end with the invocation."""

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from strands import tool

import browser
import interpreter
import reports
import search
import shared_tools


@dataclass
class Tools:
    web_search: Any
    read_page: Any
    run_python: Any
    save_report: Any
    reports: Any
    gateway: list


def region(env):
    """Where the agent runs; AWS sets one name, SDKs read the other."""
    return env.get("AWS_REGION") or env.get("AWS_DEFAULT_REGION")


@contextmanager
def open_tools(env, user):
    with ExitStack() as stack:
        pages = stack.enter_context(browser.open_pages(env, region(env)))
        python = stack.enter_context(interpreter.open_python(env, region(env)))
        shared = stack.enter_context(shared_tools.open_gateway(env, region(env)))
        engine = search.Search(env.get("SEARCH_URL", search.WIKIPEDIA))
        yield build(engine, pages, python, reports.open_reports(env, user), shared)


def build(engine, pages, python, store, shared=()):
    @tool
    def web_search(query: str) -> list:
        """Searches and gives titles, addresses and snippets.

        Args:
            query: A few words
        """
        return engine.find(query)

    @tool
    def read_page(url: str) -> str:
        """Opens a web page and gives its text.

        Args:
            url: An address that starts with https://
        """
        return pages.text(url)

    @tool
    def run_python(code: str) -> str:
        """Runs Python in a sandbox without internet access and gives what it prints.

        Args:
            code: A whole program
        """
        return python.run(code)

    @tool
    def save_report(title: str, markdown: str) -> str:
        """Saves the finished report and gives the place where it is.

        Args:
            title: A short title
            markdown: The whole report
        """
        return store.save(title, markdown)

    return Tools(web_search, read_page, run_python, save_report, store, list(shared))
