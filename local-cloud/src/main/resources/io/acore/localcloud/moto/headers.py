"""CloudFront's policies for response headers, which moto 5.2 does not have: kept as the client wrote them."""

import re
from xml.etree import ElementTree

from moto.moto_api._internal import mock_random

PATH = "/2020-05-31/response-headers-policy"
NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/"
policies = {}


def error(code, status, message):
    root = ElementTree.Element("ErrorResponse", xmlns=NAMESPACE)
    inner = ElementTree.SubElement(root, "Error")
    for name, text in (("Type", "Sender"), ("Code", code), ("Message", message)):
        ElementTree.SubElement(inner, name).text = text
    return status, {}, ElementTree.tostring(root)


def found(policy, config_only=False, status="200 OK"):
    config = re.sub(r"<\?xml[^>]*\?>", "", policy["config"])
    text = config
    if not config_only:
        text = (
            f'<ResponseHeadersPolicy xmlns="{NAMESPACE}"><Id>{policy["id"]}</Id>'
            f"<LastModifiedTime>2026-01-01T00:00:00Z</LastModifiedTime>{config}</ResponseHeadersPolicy>"
        )
    return status, {"ETag": policy["etag"]}, text.encode()


def name_of(config):
    return ElementTree.fromstring(config).findtext(f"{{{NAMESPACE}}}Name")


def written(policy_id, config):
    policies[policy_id] = {
        "id": policy_id,
        "config": config,
        "name": name_of(config),
        "etag": "E" + mock_random.get_random_hex(13).upper(),
    }
    return policies[policy_id]


def create(config):
    if any(policy["name"] == name_of(config) for policy in policies.values()):
        return error("ResponseHeadersPolicyAlreadyExists", "409 Conflict", "A policy of this name exists.")
    return found(written(str(mock_random.uuid4()), config), status="201 Created")


def answer(method, path, etag, body):
    parts = path[len(PATH) :].strip("/").split("/")
    policy = policies.get(parts[0])
    if parts == [""]:
        return create(body.decode()) if method == "POST" else error("InvalidArgument", "400 Bad Request", "Not supported.")
    if policy is None:
        return error("NoSuchResponseHeadersPolicy", "404 Not Found", "The policy does not exist.")
    if method == "GET":
        return found(policy, config_only=parts[1:] == ["config"])
    if etag != policy["etag"]:
        return error("PreconditionFailed", "412 Precondition Failed", "The policy has changed since.")
    if method == "PUT":
        return found(written(policy["id"], body.decode()))
    del policies[policy["id"]]
    return "204 No Content", {}, b""


def wrap(application):
    """In front of moto: answers what is about these policies, and hands on everything else."""

    def mended(environ, start_response):
        if not environ["PATH_INFO"].startswith(PATH):
            return application(environ, start_response)
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        status, headers, text = answer(environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("HTTP_IF_MATCH"), body)
        start_response(status, [("Content-Type", "text/xml"), ("Content-Length", str(len(text))), *headers.items()])
        return [text]

    return mended
