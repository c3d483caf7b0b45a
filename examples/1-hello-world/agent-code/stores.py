"""Where the explorer looks: S3, or on a laptop a folder whose sub-folders stand for buckets."""

import re
import urllib.parse
from pathlib import Path

import aws

LONGEST_LISTING = 1000


class FolderStore:
    def __init__(self, folder):
        self._folder = Path(folder).resolve()
        self.name = f"folder {self._folder.name}"

    def buckets(self):
        return sorted(path.name for path in self._folder.iterdir() if path.is_dir())

    def objects(self, bucket, prefix):
        home = self._bucket(bucket)
        files = sorted(path for path in home.rglob("*") if path.is_file())
        found = [(path.relative_to(home).as_posix(), path.stat().st_size) for path in files]
        return [(key, size) for key, size in found if key.startswith(prefix)][:LONGEST_LISTING]

    def read(self, bucket, key):
        home = self._bucket(bucket)
        file = (home / key).resolve()
        if not file.is_relative_to(home) or not file.is_file():
            raise LookupError(f"`{bucket}` has no `{key}`")
        return file.read_bytes()

    def _bucket(self, bucket):
        if bucket not in self.buckets():
            raise LookupError(f"there is no bucket `{bucket}`")
        return self._folder / bucket


class S3Store:
    name = "S3"

    def buckets(self):
        return [name.text for name in self._xml("/").iterfind(".//{*}Bucket/{*}Name")]

    def objects(self, bucket, prefix):
        query = urllib.parse.urlencode({"list-type": "2", "max-keys": LONGEST_LISTING, "prefix": prefix}, quote_via=urllib.parse.quote)
        found = self._xml(f"/{_quote(bucket)}?{query}").iterfind("{*}Contents")
        return [(entry.findtext("{*}Key"), int(entry.findtext("{*}Size"))) for entry in found]

    def read(self, bucket, key):
        return self._get(f"/{_quote(bucket)}/{_quote(key)}")

    def _xml(self, path):
        # Here and not above: a laptop's folder needs no library
        from defusedxml import ElementTree

        return ElementTree.fromstring(self._get(path))

    def _get(self, path):
        try:
            return aws.call("GET", aws.endpoint("s3", f"s3.{aws.region()}.amazonaws.com") + path, "s3")
        except aws.AwsError as error:
            if error.status in (301, 403, 404):
                raise LookupError(f"S3 refused `{urllib.parse.unquote(path.split('?')[0])}`: {_message(error)}") from error
            raise


def _quote(text):
    return urllib.parse.quote(text, safe="/-_.~")


def _message(error):
    found = re.search("<Message>(.*?)</Message>", str(error), re.S)
    return found.group(1) if found else str(error)
