"""Where reports go: the agent's own part of the bucket on AWS, a folder on a laptop."""

import re
from pathlib import Path


def open_reports(env, user):
    if env.get("ACORE_MEMORY_BUCKET"):
        import boto3

        prefix = f"{env['ACORE_APP_ID']}/{user}/{env['ACORE_AGENT_NAME']}/reports/"
        return BucketReports(boto3.client("s3"), env["ACORE_MEMORY_BUCKET"], prefix)
    return FolderReports(Path(env.get("REPORTS_FOLDER", "reports")))


class BucketReports:
    def __init__(self, client, bucket, prefix):
        self._client, self._bucket, self._prefix = client, bucket, prefix
        self.saved = []

    def save(self, title, markdown):
        key = self._prefix + _file_name(title)
        self._client.put_object(Bucket=self._bucket, Key=key, Body=markdown.encode(), ContentType="text/markdown; charset=utf-8")
        self.saved.append(f"s3://{self._bucket}/{key}")
        return self.saved[-1]


class FolderReports:
    def __init__(self, folder):
        self._folder = folder
        self.saved = []

    def save(self, title, markdown):
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / _file_name(title)
        file.write_text(markdown, encoding="utf-8")
        self.saved.append(str(file))
        return self.saved[-1]


def _file_name(title):
    return (re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "report") + ".md"
