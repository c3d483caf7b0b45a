"""S3 as MCP tools. The buckets it may touch are named in the function's policy and, once more, in ALLOWED_BUCKETS."""

import fnmatch
import os

LONGEST_TEXT = 100_000
LONGEST_LISTING = 200


class S3Tools:
    def __init__(self, client, allowed):
        self._client = client
        self._allowed = allowed

    def list_objects(self, bucket, prefix=""):
        answer = self._client.list_objects_v2(Bucket=self._checked(bucket), Prefix=prefix, MaxKeys=LONGEST_LISTING)
        found = [{"key": entry["Key"], "size": entry["Size"]} for entry in answer.get("Contents", [])]
        return {"objects": found, "more": bool(answer.get("IsTruncated"))}

    def read_text(self, bucket, key):
        end = f"bytes=0-{LONGEST_TEXT - 1}"
        body = self._client.get_object(Bucket=self._checked(bucket), Key=key, Range=end)["Body"].read()
        return {"text": body.decode("utf-8", "replace"), "more": len(body) == LONGEST_TEXT}

    def write_text(self, bucket, key, text):
        data = text.encode()
        if len(data) > LONGEST_TEXT:
            raise ValueError(f"the text has {len(data)} bytes, {LONGEST_TEXT} at most")
        self._client.put_object(Bucket=self._checked(bucket), Key=key, Body=data, ContentType="text/plain; charset=utf-8")
        return {"written": len(data)}

    def _checked(self, bucket):
        if not any(fnmatch.fnmatchcase(bucket, pattern) for pattern in self._allowed):
            raise ValueError(f"`{bucket}` is not one of the allowed buckets: {', '.join(self._allowed)}")
        return bucket


TOOLS = ("list_objects", "read_text", "write_text")


def call(name, arguments, tools):
    """The answer to one call; what was wrong with it is an answer too, because the agent reads it and tries again."""
    if name not in TOOLS:
        return {"error": f"there is no tool `{name}`; there are: {', '.join(TOOLS)}"}
    try:
        return getattr(tools, name)(**arguments)
    except (TypeError, ValueError) as error:
        return {"error": str(error)}
    except Exception as error:  # botocore's ClientError, without needing botocore to name it
        code = getattr(error, "response", {}).get("Error", {})
        if not code:
            raise
        return {"error": f"{code['Code']}: {code.get('Message', '')}"}


def handler(event, context):
    import boto3  # Lambda's own copy; imported here so that tests need none

    name = context.client_context.custom["bedrockAgentCoreToolName"].split("___")[-1]
    return call(name, event, S3Tools(boto3.client("s3"), os.environ["ALLOWED_BUCKETS"].split(",")))
