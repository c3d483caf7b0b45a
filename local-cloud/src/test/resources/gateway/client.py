"""The official MCP client against gateways of the local cloud, as its documentation tells; what it saw, as JSON.

    client.py OPEN_URL ENFORCE_URL LOG_ONLY_URL TOKEN
"""

import asyncio
import json
import sys

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

OPEN, ENFORCE, LOG_ONLY, TOKEN = sys.argv[1:]
CSV = "city,people\nA,10\nB,20\n"
DESCRIBE = "data-analysis___describe"


async def with_client(url, do, token=TOKEN, mode="auto"):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with httpx2.AsyncClient(headers=headers, timeout=60) as http:
        async with Client(streamable_http_client(url, http_client=http), mode=mode) as client:
            return await do(client)


async def names(client):
    found, cursor = [], None
    while True:
        page = await client.list_tools(cursor=cursor)
        found += [tool.name for tool in page.tools]
        cursor = page.next_cursor
        if not cursor:
            return found


def calling(name, arguments):
    async def call(client):
        try:
            result = await client.call_tool(name, arguments)
            return {"error": bool(result.is_error), "text": result.content[0].text, "data": result.structured_content}
        except MCPError as refused:
            return {"code": refused.error.code, "message": refused.error.message}

    return call


def leaves(failure):
    return [leaf for it in failure.exceptions for leaf in leaves(it)] if isinstance(failure, BaseExceptionGroup) else [failure]


async def refused_without_token():
    try:
        await with_client(OPEN, names, token=None)
        return ""
    except BaseException as failure:
        return " ".join(f"{type(leaf).__name__}: {leaf}" for leaf in leaves(failure))


async def crowd(size):
    """Many clients at once, each with a conversation of its own."""
    async def one(number):
        csv = "city,people\n" + "".join(f"C{i},{number}\n" for i in range(3))
        return await with_client(OPEN, calling(DESCRIBE, {"csv_text": csv}), mode="legacy")

    answers = await asyncio.gather(*(one(number) for number in range(size)))
    means = [json.loads(answer["text"])["columns"]["people"]["mean"] for answer in answers]
    return sum(mean == number for number, mean in enumerate(means))


async def main():
    legacy = {}

    async def look(client):
        result = client.session.initialize_result
        legacy.update(version=result.protocol_version, server=result.server_info.name, instructions=result.instructions)
        return await names(client)

    print(json.dumps({
        "tools": await with_client(OPEN, names),
        "legacyTools": await with_client(OPEN, look, mode="legacy"),
        "handshake": legacy,
        "described": await with_client(OPEN, calling(DESCRIBE, {"csv_text": CSV})),
        "badArguments": await with_client(OPEN, calling(DESCRIBE, {"nonsense": 1})),
        "unknown": await with_client(OPEN, calling("data-analysis___fly", {})),
        "searched": await with_client(OPEN, calling("x_amz_bedrock_agentcore_search", {"query": "correlation of two columns"})),
        "withoutToken": await refused_without_token(),
        "crowd": await crowd(64),
        "enforcedTools": await with_client(ENFORCE, names),
        "allowed": await with_client(ENFORCE, calling(DESCRIBE, {"csv_text": CSV})),
        "denied": await with_client(ENFORCE, calling(DESCRIBE, {"csv_text": "a\nsecret\n"})),
        "notedTools": await with_client(LOG_ONLY, names),
        "noted": await with_client(LOG_ONLY, calling(DESCRIBE, {"csv_text": "a\nsecret\n"})),
    }))


asyncio.run(main())
