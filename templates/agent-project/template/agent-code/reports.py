"""Where reports go: the user's own part of the bucket on AWS, a folder on a laptop."""

import re
import urllib.parse
from pathlib import Path

import aws


def open_reports(env, user):
    if env.get("ACORE_MEMORY_BUCKET"):
        return BucketReports(env["ACORE_MEMORY_BUCKET"], f"{env['ACORE_APP_ID']}/{user}/{env['ACORE_AGENT_NAME']}/reports/")
    return FolderReports(Path(env.get("REPORTS_FOLDER", "reports")))


class BucketReports:
    def __init__(self, bucket, prefix, send=aws.call):
        self._bucket, self._prefix, self._send = bucket, prefix, send

    def save(self, title, markdown):
        key = self._prefix + _file_name(title)
        host = aws.endpoint("s3", f"s3.{aws.region()}.amazonaws.com")
        headers = {"content-type": "text/markdown; charset=utf-8"}
        self._send("PUT", f"{host}/{self._bucket}/{urllib.parse.quote(key)}", "s3", markdown.encode(), headers)
        return f"s3://{self._bucket}/{key}"


class FolderReports:
    def __init__(self, folder):
        self._folder = folder

    def save(self, title, markdown):
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / _file_name(title)
        file.write_text(markdown, encoding="utf-8")
        return str(file)


def _file_name(title):
    return (re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "report") + ".md"
