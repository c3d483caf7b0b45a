"""The tools of the project's MCP gateway; each request carries the signature of the agent's role."""

from contextlib import contextmanager

import httpx


@contextmanager
def open_gateway(env, region=None):
    if not env.get("ACORE_GATEWAY_URL"):
        yield []
        return
    from strands.tools.mcp import MCPClient

    with MCPClient(url=env["ACORE_GATEWAY_URL"], auth_provider=Signature(_credentials, region)) as client:
        tools, page = [], None
        while True:
            found = client.list_tools_sync(page)
            tools += found
            page = found.pagination_token
            if page is None:
                break
        yield tools


def _credentials():
    import boto3

    return boto3.Session().get_credentials()


class Signature(httpx.Auth):
    requires_request_body = True

    def __init__(self, credentials, region):
        self._credentials = credentials
        self._region = region

    def auth_flow(self, request):
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest

        # Only what no proxy changes is signed; asked for each time, because keys of a role end within hours
        kept = {name: request.headers[name] for name in ("host", "content-type") if name in request.headers}
        signed = AWSRequest(request.method, str(request.url), data=request.content, headers=kept)
        SigV4Auth(self._credentials(), "bedrock-agentcore", self._region).add_auth(signed)
        request.headers.update(dict(signed.headers))
        yield request
