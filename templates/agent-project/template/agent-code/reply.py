"""What the agent answers. Put your own code here; it knows nothing of HTTP, so a test calls it as a function."""


def reply(prompt):
    words = prompt.split()
    if not words:
        return "Hello! Send me a prompt."
    return f"Hello! You said: {' '.join(words)}"
