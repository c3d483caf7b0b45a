"""Shells of a session, by the client of `bedrock-agentcore` and, for what it never does, by bare WebSockets.

    agentcore-sdk-python shell.py talk|limits ARN
"""

import asyncio
import json
import sys
import uuid

import websockets
from bedrock_agentcore.runtime import AgentCoreRuntimeClient
from bedrock_agentcore.runtime.shell import PresignedAuth, ShellChannel

ARN = sys.argv[2]
client = AgentCoreRuntimeClient("eu-central-1")


async def until(shell, word):
    """What it prints, up to and with a word."""
    text = ""
    async with asyncio.timeout(20):
        async for frame in shell:
            if frame.channel == ShellChannel.STDOUT:
                text += frame.text
                if word in text:
                    break
    return text


async def first(url, headers, count=1):
    async with asyncio.timeout(20):
        async with websockets.connect(url, additional_headers=headers) as socket:
            return [await socket.recv() for _ in range(count)]


async def talk():
    seen = {}
    session = str(uuid.uuid4())
    async with client.open_shell(ARN, session_id=session, shell_id="build") as shell:
        seen["shell"] = shell.shell_id
        await shell.send("echo $GREETING from the environ\\ment\n")
        seen["typed"] = await until(shell, "from the environment")
        await shell.send("tty; kept=17; stty -echo\n")
        seen["terminal"] = await until(shell, "/dev/pts/")
        await shell.resize(132, 50)
        await shell.send("stty size\n")
        seen["size"] = await until(shell, "50 132")
        await shell.send("(sleep 1; echo said-while-away-$((6*7))) & disown; setsid sleep 4712 & \n")
        # Away without a word, as a network is
        shell._ws.transport.abort()
        shell._ws = None
    await asyncio.sleep(2)
    url, headers = client.connect_shell(ARN, session_id=session, shell_id="build")
    status, replay = await first(url, headers, 2)
    seen["again"] = json.loads(status[1:])
    seen["replayed"] = replay[1:].decode()
    async with client.open_shell(ARN, session_id=session, shell_id="build") as shell:
        await shell.send("echo kept=$kept\n")
        seen["kept"] = await until(shell, "kept=17")
        await shell.send("exit 7\n")
        async for frame in shell:
            if frame.channel == ShellChannel.STATUS:
                seen["status"] = frame.json()
        seen["exit"] = shell.exit_code
    url, headers = client.connect_shell(ARN, session_id=session, shell_id="other")
    seen["confirmed"] = json.loads((await first(url, headers))[0][1:])
    async with client.open_shell(ARN, session_id=session, auth=PresignedAuth(expires=60)) as shell:
        await shell.send("echo by-addre\\ss\n")
        seen["presigned"] = await until(shell, "by-address")
    return seen


async def closed(socket):
    async with asyncio.timeout(20):
        try:
            while True:
                await socket.recv()
        except websockets.exceptions.ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else None


async def limits():
    seen = {}
    session = str(uuid.uuid4())

    def connect(shell, **more):
        url, headers = client.connect_shell(ARN, session_id=session, shell_id="ok", **more)
        return websockets.connect(url.replace("shellId=ok", "shellId=" + shell), additional_headers=headers, max_size=None)

    async with connect("one") as old:
        await old.recv()
        async with connect("one") as new:
            await new.recv()
            seen["kicked"] = await closed(old)
            await new.send(b"\x05")
            while True:
                frame = await new.recv()
                if frame[0] == 5:
                    seen["heartbeat"] = frame.hex()
                    break
    async with connect("one") as socket:
        for _ in range(5):
            await socket.send("text")
        seen["texts"] = await closed(socket)
    async with connect("one") as socket:
        await socket.send(b"\x00" + b" " * 70_000)
        seen["large"] = await closed(socket)
    async with connect("one") as socket:
        try:
            for _ in range(400):
                await socket.send(b"\x05")
        except websockets.exceptions.ConnectionClosed:
            pass
        seen["fast"] = await closed(socket)
    for number in range(9):
        async with connect(f"more-{number}"):
            pass
    for name, shell in (("eleventh", "eleven"), ("name", "-no")):
        try:
            async with connect(shell):
                seen[name] = "open"
        except websockets.exceptions.InvalidStatus as refused:
            seen[name] = refused.response.status_code
    async with connect("one") as socket:
        await socket.send(b"\xff")
        seen["closed"] = await closed(socket)
    return seen


print(json.dumps(asyncio.run(globals()[sys.argv[1]]())))
