"""AWS's own Python clients against the local cloud, unmodified: the package knows of it by the endpoint variables alone.

    agentcore-sdk-python sdk.py memory|interpreter|browser|off|load ARGUMENTS...

Prints one JSON document of what the clients saw.
"""

import concurrent.futures
import json
import sys
import time

REGION = "eu-central-1"


def memory(_):
    from bedrock_agentcore.memory import MemoryClient
    from bedrock_agentcore.memory.constants import ConversationalMessage, MessageRole
    from bedrock_agentcore.memory.session import MemorySessionManager

    client = MemoryClient(region_name=REGION)
    strategy = {"semanticMemoryStrategy": {"name": "facts", "namespaces": ["/facts/{actorId}/"]}}
    made = client.create_memory_and_wait("notes", strategies=[strategy], event_expiry_days=30, poll_interval=1)
    ident = made["id"]
    talk = [("My dog is called Rex.", "USER"), ("A fine name.", "ASSISTANT")]
    first = client.create_event(memory_id=ident, actor_id="ada", session_id="s1", messages=talk)
    client.create_event(memory_id=ident, actor_id="ada", session_id="s1", messages=[("And my cat is called Tom.", "USER")])
    seen = {"memory": ident}
    seen["turns"] = client.get_last_k_turns(memory_id=ident, actor_id="ada", session_id="s1", k=2, branch_name="main")
    client.fork_conversation(ident, "ada", "s1", first["eventId"], "retry", [("Or shall I call him Max?", "USER")])
    seen["branches"] = [it["name"] for it in client.list_branches(ident, "ada", "s1")]
    merged = client.merge_branch_context(ident, "ada", "s1", "retry", include_parent=True)
    seen["merged"] = [it["content"] for it in merged]
    found = client.retrieve_memories(memory_id=ident, namespace="/facts/ada/", query="What is my dog called?", top_k=2)
    seen["found"] = [it["content"]["text"] for it in found]

    # A second session knows what the first one said
    manager = MemorySessionManager(memory_id=ident, region_name=REGION)
    session = manager.create_memory_session(actor_id="ada", session_id="s2")
    session.add_turns(messages=[ConversationalMessage("I moved to Turin.", MessageRole.USER)])
    seen["long"] = [it.content["text"] for it in session.search_long_term_memories(query="dog", namespace_prefix="/facts/ada/", top_k=1)]
    seen["actors"] = [it["actorId"] for it in manager.list_actors()]
    seen["sessions"] = sorted(it["sessionId"] for it in manager.list_actor_sessions("ada"))
    return seen


def interpreter(_):
    from bedrock_agentcore.tools.code_interpreter_client import code_session

    def result(answer):
        return [event["result"] for event in answer["stream"] if "result" in event][0]

    seen = {}
    with code_session(REGION) as code:
        seen["session"] = code.session_id
        code.execute_code("import os\nx = 40")
        seen["kept"] = result(code.execute_code("print(x + 2)"))
        seen["cleared"] = result(code.clear_context()) and result(code.execute_code("x"))
        seen["failed"] = result(code.execute_code("1 / 0"))
        seen["exited"] = result(code.execute_code("os = __import__('os'); os._exit(9)"))
        seen["after"] = result(code.execute_code("'alive'"))
        seen["command"] = result(code.execute_command("echo out; echo err >&2; exit 3"))
        code.upload_files([{"path": "in/data.csv", "content": "a,b"}, {"path": "raw.bin", "content": b"\xff\x00"}])
        seen["read"] = result(code.execute_code("open('in/data.csv').read()"))
        seen["text"] = code.download_file("in/data.csv")
        seen["bytes"] = list(code.download_files(["raw.bin"])["raw.bin"])
        seen["files"] = sorted(it["name"] for it in result(code.invoke("listFiles", {"path": "."}))["content"])
        seen["outside"] = result(code.invoke("readFiles", {"paths": ["../../../../etc/hostname"]}))
        seen["removed"] = result(code.invoke("removeFiles", {"paths": ["raw.bin"]}))
        task = result(code.invoke("startCommandExecution", {"command": "echo begun; sleep 300"}))
        ident = task["structuredContent"]["taskId"]
        for _ in range(100):
            seen["working"] = result(code.invoke("getTask", {"taskId": ident}))["structuredContent"]
            if seen["working"]["stdout"]:
                break
            time.sleep(0.05)
        seen["stopped"] = result(code.invoke("stopTask", {"taskId": ident}))["structuredContent"]
        # It outlives its shell, and must not outlive the session
        code.execute_command("setsid sleep 4711 >/dev/null 2>&1 &")
    return seen


def browser(_):
    """The package makes the address of the stream; PYTHONPATH names the folder that makes it a local one."""
    import asyncio

    import websockets
    from bedrock_agentcore.tools.browser_client import browser_session

    async def cdp(url, headers, *calls):
        # The library makes these of its own
        ours = {k: v for k, v in headers.items() if k not in ("Host", "Upgrade", "Connection") and not k.startswith("Sec-")}
        async with websockets.connect(url, additional_headers=ours, max_size=None) as socket:
            answers = []
            for number, (method, given, session) in enumerate(calls):
                given = given(answers) if callable(given) else given
                request = {"id": number, "method": method, "params": given}
                if session:
                    request["sessionId"] = answers[1]["sessionId"]
                await socket.send(json.dumps(request))
                while True:
                    answer = json.loads(await socket.recv())
                    if answer.get("id") == number:
                        answers.append(answer.get("result", answer))
                        break
            return answers

    seen = {}
    with browser_session(REGION, viewport={"width": 800, "height": 600}) as client:
        url, headers = client.generate_ws_headers()
        seen["url"] = url
        script = "document.title = 'Local'; document.body.textContent = 6 * 7; document.title + document.body.textContent"
        got = asyncio.run(
            cdp(
                url,
                headers,
                ("Target.createTarget", {"url": "about:blank"}, False),
                ("Target.attachToTarget", lambda got: {"targetId": got[0]["targetId"], "flatten": True}, False),
                ("Runtime.evaluate", {"expression": script}, True),
            )
        )
        seen["said"] = got[2]["result"]["value"]
        seen["listed"] = [it["status"] for it in client.list_sessions()["items"]]
        seen["stream"] = client.get_session()["streams"]["automationStream"]
        client.take_control()
        try:
            asyncio.run(cdp(url, headers))
            seen["taken"] = "open"
        except websockets.exceptions.InvalidStatus as refused:
            seen["taken"] = refused.response.status_code
        client.release_control()
        asyncio.run(cdp(url, headers))
        seen["session"] = client.session_id
    return seen


def off(_):
    from botocore.exceptions import ClientError
    from bedrock_agentcore.tools.code_interpreter_client import CodeInterpreter

    try:
        CodeInterpreter(REGION).start()
    except ClientError as error:
        return error.response["Error"]


def load(arguments):
    """Many sessions at once, each with variables of its own."""
    import copy

    from bedrock_agentcore.tools.code_interpreter_client import CodeInterpreter

    count = int(arguments[0])
    template = CodeInterpreter(REGION)
    clients = [copy.copy(template) for _ in range(count)]

    def out(answer):
        return [event["result"] for event in answer["stream"]][0]["structuredContent"]["stdout"]

    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        list(pool.map(lambda it: it.start(), clients))
        list(pool.map(lambda it: it.execute_code(f"me = '{it.session_id}'"), clients))
        said = list(pool.map(lambda it: out(it.execute_code("print(me)")).strip(), clients))
        right = sum(name == it.session_id for name, it in zip(said, clients))
        list(pool.map(lambda it: it.stop(), clients))
    return {"right": right}


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](sys.argv[2:]), default=str))
