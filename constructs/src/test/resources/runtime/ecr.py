#!/usr/bin/env python3
"""`aws ecr` on a folder, as far as push-image.sh goes: layers are checked by hash, parts by their place.

ECR_FOLDER holds the repository, ECR_FAIL_AT the number of the call that fails, and calls.log what was asked.
"""

import hashlib
import os
import sys
from pathlib import Path

PART = 1000
folder = Path(os.environ["ECR_FOLDER"])
assert sys.argv[1] == "ecr", sys.argv
operation = sys.argv[2]
options = {name: value for name, value in zip(sys.argv[3::2], sys.argv[4::2])}
known = {
    "batch-get-image": {"--image-ids"},
    "batch-check-layer-availability": {"--layer-digests"},
    "initiate-layer-upload": set(),
    "upload-layer-part": {"--upload-id", "--part-first-byte", "--part-last-byte", "--layer-part-blob"},
    "complete-layer-upload": {"--upload-id", "--layer-digests"},
    "put-image": {"--image-manifest", "--image-digest", "--image-manifest-media-type", "--image-tag"},
}[operation]
unknown = set(options) - known - {"--region", "--repository-name", "--output", "--query"}
assert not unknown and known <= set(options), (unknown, options)
assert options["--output"] == "text" and options["--region"] == "eu-west-1"
with (folder / "calls.log").open("a") as log:
    log.write(operation + "\n")
if str(len((folder / "calls.log").read_text().splitlines())) == os.environ.get("ECR_FAIL_AT"):
    sys.exit("An error occurred (ServerException) when calling the operation")


def layer(digest):
    return folder / "layers" / digest.removeprefix("sha256:")


if operation == "batch-get-image":
    digest = options["--image-ids"].removeprefix("imageDigest=")
    print(digest if (folder / "images" / digest.removeprefix("sha256:")).exists() else "None")
elif operation == "batch-check-layer-availability":
    print("AVAILABLE" if layer(options["--layer-digests"]).exists() else "UNAVAILABLE")
elif operation == "initiate-layer-upload":
    upload = "upload-%d" % len(list(folder.glob("upload-*")))
    (folder / upload).write_bytes(b"")
    print(f"{upload}\t{PART}")
elif operation == "upload-layer-part":
    upload = folder / options["--upload-id"]
    part = Path(options["--layer-part-blob"].removeprefix("fileb://")).read_bytes()
    first, last = int(options["--part-first-byte"]), int(options["--part-last-byte"])
    assert first == upload.stat().st_size and last - first + 1 == len(part) <= PART, (first, last, len(part))
    upload.write_bytes(upload.read_bytes() + part)
elif operation == "complete-layer-upload":
    content = (folder / options["--upload-id"]).read_bytes()
    digest = options["--layer-digests"]
    assert "sha256:" + hashlib.sha256(content).hexdigest() == digest
    if layer(digest).exists():
        sys.exit("An error occurred (LayerAlreadyExistsException) when calling the operation")
    layer(digest).write_bytes(content)
else:
    manifest = Path(options["--image-manifest"].removeprefix("file://")).read_bytes()
    digest = hashlib.sha256(manifest).hexdigest()
    assert options["--image-digest"] == "sha256:" + digest and options["--image-tag"] == "sha256-" + digest
    (folder / "images" / digest).write_bytes(manifest)
