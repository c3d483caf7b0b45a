"""Signed calls to AWS with the standard library alone.

boto3 does this and far more; an agent that needs two calls can do without its 80 MB and half a second of start-up.
"""

import hashlib
import hmac
import json
import os
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from datetime import datetime, timezone

# The variable is that of the AWS SDKs; the local cloud sets it.
METADATA = os.environ.get("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254").rstrip("/") + "/latest"
TIMEOUT_SECONDS = 60


class AwsError(Exception):
    """What AWS answered instead of a result."""

    def __init__(self, status, text):
        super().__init__(f"HTTP {status}: {text[:500]}")
        self.status = status


@dataclass(frozen=True)
class Credentials:
    access_key: str
    secret_key: str
    token: str = ""


def credentials():
    """From the environment, else from the container or the microVM that the agent runs in."""
    env = os.environ
    if env.get("AWS_ACCESS_KEY_ID"):
        return Credentials(env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"], env.get("AWS_SESSION_TOKEN", ""))
    if env.get("AWS_CONTAINER_CREDENTIALS_FULL_URI"):
        token = env.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")
        answer = _get(env["AWS_CONTAINER_CREDENTIALS_FULL_URI"], {"Authorization": token} if token else {})
    else:
        answer = _metadata()
    found = json.loads(answer)
    return Credentials(found["AccessKeyId"], found["SecretAccessKey"], found["Token"])


def _metadata():
    ask = urllib.request.Request(f"{METADATA}/api/token", method="PUT", headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"})
    try:
        with urllib.request.urlopen(ask, timeout=5) as answer:
            token = {"X-aws-ec2-metadata-token": answer.read().decode()}
        role = _get(f"{METADATA}/meta-data/iam/security-credentials/", token).split()[0]
        return _get(f"{METADATA}/meta-data/iam/security-credentials/{role}", token)
    except OSError as error:
        raise AwsError(0, "no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY") from error


def _get(url, headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=5) as answer:
        return answer.read().decode()


def region():
    found = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    if not found:
        raise AwsError(0, "no region: set AWS_REGION")
    return found


def endpoint(service, host):
    """The service's own address, unless AWS_ENDPOINT_URL_<SERVICE> or AWS_ENDPOINT_URL names another."""
    variable = "AWS_ENDPOINT_URL_" + service.upper().replace("-", "_")
    return os.environ.get(variable) or os.environ.get("AWS_ENDPOINT_URL") or f"https://{host}"


def call(method, url, service, body=b"", headers=None, now=None):
    """Sends one signed request and returns the body of the answer."""
    signed = sign(method, url, service, body, headers or {}, credentials(), region(), now or datetime.now(timezone.utc))
    request = urllib.request.Request(url, data=body or None, method=method, headers=signed)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        with error:
            raise AwsError(error.code, error.read().decode("utf-8", "replace")) from error
    except OSError as error:
        raise AwsError(0, f"`{url}` cannot be reached: {error}") from error


def sign(method, url, service, body, headers, who, where, now):
    """Signature Version 4: the headers to send."""
    parts = urllib.parse.urlsplit(url)
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    sent = {name.lower(): value for name, value in headers.items()}
    sent |= {"host": parts.netloc, "x-amz-date": stamp, "x-amz-content-sha256": digest}
    if who.token:
        sent["x-amz-security-token"] = who.token
    names = ";".join(sorted(sent))
    # S3 takes the path as it is sent; all other services want it encoded once more
    path = (parts.path or "/") if service == "s3" else urllib.parse.quote(parts.path or "/")
    query = "&".join(sorted(part if "=" in part else f"{part}=" for part in parts.query.split("&") if part))
    canonical = "\n".join([method, path, query, *(f"{name}:{sent[name].strip()}" for name in sorted(sent)), "", names, digest])
    scope = f"{stamp[:8]}/{where}/{service}/aws4_request"
    key = ("AWS4" + who.secret_key).encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    sent["authorization"] = f"AWS4-HMAC-SHA256 Credential={who.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
    return sent
