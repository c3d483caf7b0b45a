"""The loop: remember, think, use tools, answer."""

import json

SYSTEM = (
    "You answer questions about data that you reach through tools. Look before you answer: use the tools, and say which "
    "numbers your answer rests on. When a tool refuses, say so and do not try to get around it."
)
MOST_TURNS = 8


def answer(prompt, session, model, tools, memory, instructions=SYSTEM):
    """The answer to one prompt, and what the agent did for it."""
    known = tools.tools()
    facts = memory.facts(session, prompt)
    system = instructions + ("\n\nWhat you know of this user:\n" + "\n".join(facts) if facts else "")
    messages = [*memory.turns(session), _message("user", prompt)]
    used = []
    for _ in range(MOST_TURNS):
        reply = model.converse(system, messages, known)
        messages.append(reply)
        calls = [part["toolUse"] for part in reply["content"] if "toolUse" in part]
        if not calls:
            text = "\n".join(part["text"] for part in reply["content"] if "text" in part)
            memory.remember(session, prompt, text)
            return {"result": text, "tools_used": used}
        used += [call["name"] for call in calls]
        messages.append({"role": "user", "content": [_result(call, tools) for call in calls]})
    return {"result": f"I gave up after {MOST_TURNS} rounds of tool calls.", "tools_used": used}


def _result(call, tools):
    try:
        text, status = tools.call(call["name"], call["input"]), "success"
    except Exception as error:  # a policy said no, or the tool broke: the model has to know, and goes on
        text, status = str(error), "error"
    return {"toolResult": {"toolUseId": call["toolUseId"], "content": [{"text": text}], "status": status}}


def _message(role, text):
    return {"role": role, "content": [{"text": text}]}


class RuleModel:
    """Stands in for a model on a laptop: `TOOL {"argument": …}` calls a tool, everything else lists them."""

    def converse(self, system, messages, tools):
        last = messages[-1]["content"][0]
        if "toolResult" in last:
            return _message("assistant", last["toolResult"]["content"][0]["text"])
        name, _, arguments = last["text"].partition(" ")
        match = [tool["name"] for tool in tools if tool["name"].split("___")[-1] == name]
        if not match:
            return _message("assistant", "I have: " + ", ".join(sorted(tool["name"].split("___")[-1] for tool in tools)))
        call = {"toolUseId": f"call-{len(messages)}", "name": match[0], "input": json.loads(arguments or "{}")}
        return {"role": "assistant", "content": [{"toolUse": call}]}
