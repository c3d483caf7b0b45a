"""The team's own notes as an MCP tool: what is not on the web. A note is a Markdown file in `notes`, a section of it one answer."""

import re
from pathlib import Path

NOTES = Path(__file__).resolve().parent / "notes"
MOST = 3


def find(words):
    """The sections that share the most words with what is asked, each with where it stands."""
    asked = _words(words)
    ranked = sorted(_sections(), key=lambda section: -len(asked & _words(section["text"])))
    return {"found": [section for section in ranked if asked & _words(section["text"])][:MOST]}


TOOLS = {"find": find}


def handler(event, context):
    name = context.client_context.custom["bedrockAgentCoreToolName"].split("___")[-1]
    if name not in TOOLS:
        return {"error": f"there is no tool `{name}`; there are: {', '.join(TOOLS)}"}
    try:
        return TOOLS[name](**event)
    except (TypeError, ValueError) as error:
        return {"error": str(error)}


def _sections():
    for note in sorted(NOTES.glob("*.md")):
        for section in re.split(r"(?m)^(?=#)", note.read_text(encoding="utf-8")):
            if section.strip():
                yield {"note": note.name, "text": section.strip()}


def _words(text):
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}
