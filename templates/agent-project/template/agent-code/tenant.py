"""A boto3 session that reaches one tenant's data and nothing else: whom the web front end named in the request's headers.

The agent's own role reaches no tenant. It may take on the tenant role, whose policies read the session's tags; the session
policy here says the same a second time. So a prompt that asks for somebody else's data gets "access denied" from AWS,
whatever the model makes of it.

    session = tenant.session(context.headers)
    session.client("s3").put_object(Bucket=os.environ["ACORE_MEMORY_BUCKET"], Key=tenant.prefix(context.headers) + "a.txt", Body=b"")

boto3 has to be among the dependencies in pyproject.toml.
"""

import json
import os
import re
import threading
import time

HEADER = "x-amzn-bedrock-agentcore-runtime-custom-tenant-id"
# As the front end checks it: nothing that has a meaning in a key, a prefix or a policy
TENANT = re.compile(r"[a-zA-Z0-9](?:[a-zA-Z0-9_.-]{0,62}[a-zA-Z0-9])?")
LIFE_SECONDS = 900
RENEW_SECONDS = 300

_known = {}
_lock = threading.Lock()


class NoTenant(Exception):
    """The request names no tenant: it did not come through the web front end."""


def of(headers):
    """The tenant's id."""
    found = {name.lower(): value for name, value in headers.items()}.get(HEADER, "")
    if not TENANT.fullmatch(found):
        raise NoTenant("the request names no tenant")
    return found


def prefix(headers, env=os.environ):
    """Where the tenant's objects lie in the memory bucket."""
    return f"{env['ACORE_APP_ID']}/{of(headers)}/{env['ACORE_AGENT_NAME']}/"


def partition_key(headers, env=os.environ):
    """Where the tenant's items lie in the table `ACORE_TENANT_TABLE`."""
    return f"APP#{env['ACORE_APP_ID']}#TENANT#{of(headers)}"


def policy(headers, env=os.environ):
    """What of the tenant role's permissions this session keeps."""
    partition, account = env["ACORE_TENANT_ROLE_ARN"].split(":")[1:5:3]
    statements = []
    if env.get("ACORE_MEMORY_BUCKET"):
        bucket = f"arn:{partition}:s3:::{env['ACORE_MEMORY_BUCKET']}"
        below = prefix(headers, env) + "*"
        statements += [
            {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": f"{bucket}/{below}"},
            {
                "Effect": "Allow",
                "Action": "s3:ListBucket",
                "Resource": bucket,
                "Condition": {"StringLike": {"s3:prefix": below}},
            },
        ]
    table = f"arn:{partition}:dynamodb:{env['ACORE_TENANT_TABLE_REGION']}:{account}:table/{env['ACORE_TENANT_TABLE']}"
    statements += [
        {
            "Effect": "Allow",
            "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Query"],
            "Resource": table,
            "Condition": {
                # `ForAllValues` alone also holds for a request that names no key
                "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": partition_key(headers, env)},
                "Null": {"dynamodb:LeadingKeys": "false"},
            },
        },
        # With `enable_kms`; the role names the keys
        {"Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*"},
    ]
    return json.dumps({"Version": "2012-10-17", "Statement": statements}, separators=(",", ":"))


def session(headers, env=os.environ, sts=None, now=time.monotonic):
    """A boto3 session of that tenant; renewed before it ends, so ask for it in every request."""
    tenant = of(headers)
    with _lock:
        until, made = _known.get(tenant, (0, None))
        if made is None or now() >= until:
            made = _assume(tenant, headers, env, sts)
            _known[tenant] = (now() + LIFE_SECONDS - RENEW_SECONDS, made)
        return made


def _assume(tenant, headers, env, sts):
    import boto3

    names = {"AppID": env["ACORE_APP_ID"], "TenantID": tenant, "AgentName": env["ACORE_AGENT_NAME"]}
    answer = (sts or boto3.client("sts")).assume_role(
        RoleArn=env["ACORE_TENANT_ROLE_ARN"],
        RoleSessionName=re.sub(r"[^\w+=,.@-]", "-", f"agent-{tenant}")[:64],
        DurationSeconds=LIFE_SECONDS,
        Policy=policy(headers, env),
        Tags=[{"Key": name, "Value": value} for name, value in names.items()],
        TransitiveTagKeys=list(names),
    )
    keys = answer["Credentials"]
    return boto3.Session(
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )
