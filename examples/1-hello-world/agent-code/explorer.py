"""Understands four commands about S3 and answers them; knows nothing of HTTP."""

HELP = "Ask me: `buckets`, `list BUCKET [PREFIX]`, `read BUCKET KEY`, `help`"
LONGEST_TEXT = 4000


def answer(prompt, store):
    """The answer to one prompt, as a JSON value."""
    words = prompt.split(maxsplit=2)
    command = words[0].lower() if words else "help"
    try:
        if command == "buckets" and len(words) == 1:
            return _answer(store, "\n".join(store.buckets()) or "(no buckets)")
        if command == "list" and len(words) > 1:
            return _answer(store, _listing(store.objects(words[1], words[2] if len(words) == 3 else "")))
        if command == "read" and len(words) == 3:
            return _answer(store, _shorten(store.read(words[1], words[2])))
    except LookupError as error:
        return _answer(store, str(error.args[0]))
    if command in ("help", "hello", "hi"):
        return _answer(store, HELP)
    return _answer(store, f"I do not understand `{prompt}`. {HELP}")


def _answer(store, text):
    return {"result": text, "source": store.name}


def _listing(objects):
    lines = [f"{size:>10}  {key}" for key, size in objects]
    return "\n".join(lines) if lines else "(nothing)"


def _shorten(data):
    text = data.decode("utf-8", "replace")
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}\n({len(text) - LONGEST_TEXT} more characters)"
