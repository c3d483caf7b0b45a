#!/bin/sh
# Sends an OCI layout to a repository in ECR, through the AWS CLI alone: no Docker, no registry login.
#
# Terraform runs it when the image changes (docs/adr/0010-container-images.md), with everything in environment variables:
#   ACORE_LAYOUT      the folder with blobs/sha256/
#   ACORE_DIGEST      of the image's manifest, hexadecimal
#   ACORE_REPOSITORY  its name;  ACORE_REGION: where it is
#
# Every blob but the manifest is a layer for ECR. What is there already is not sent again, so a second run after a
# failure goes on where the first one stopped.
# shellcheck disable=SC2016 # back quotes in messages mark names
set -u
umask 077
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off

blobs=$ACORE_LAYOUT/blobs/sha256
manifest=$blobs/$ACORE_DIGEST
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

fail() { # what why fix
  printf 'error: %s\nwhy: %s\nfix: %s\n' "$1" "$2" "$3" >&2
  exit 1
}

# ecr OPERATION ARGUMENTS...: the answer in $answer, what went wrong in $said
ecr() {
  operation=$1
  shift
  if answer=$(aws ecr "$operation" --region "$ACORE_REGION" --repository-name "$ACORE_REPOSITORY" --output text \
    "$@" 2>"$work/said"); then
    return 0
  fi
  said=$(cat "$work/said")
  return 1
}

need() {
  ecr "$@" || fail "the image could not be sent to \`$ACORE_REPOSITORY\`: $1" "$said" \
    'allow ecr:BatchCheckLayerAvailability, InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, PutImage and BatchGetImage, then apply again'
}

# send FILE DIGEST: in parts of the size that the service asks for
send() {
  need initiate-layer-upload --query '[uploadId, partSize]'
  # shellcheck disable=SC2086 # two words
  set -- "$1" "$2" $answer
  size=$(($(wc -c <"$1")))
  part=0
  first=0
  while [ "$first" -lt "$size" ]; do
    last=$((first + $4 - 1))
    [ "$last" -lt "$size" ] || last=$((size - 1))
    dd if="$1" of="$work/part" bs="$4" skip="$part" count=1 2>/dev/null ||
      fail "\`$1\` cannot be read" 'dd failed' 'run `acore synth` again'
    need upload-layer-part --upload-id "$3" --part-first-byte "$first" --part-last-byte "$last" \
      --layer-part-blob "fileb://$work/part"
    part=$((part + 1))
    first=$((last + 1))
  done
  if ! ecr complete-layer-upload --upload-id "$3" --layer-digests "sha256:$2"; then
    case $said in
      # Somebody else sent the same layer meanwhile
      *LayerAlreadyExistsException*) ;;
      *) fail "the layer $2 was not accepted by \`$ACORE_REPOSITORY\`" "$said" 'apply again' ;;
    esac
  fi
}

[ -f "$manifest" ] || fail 'the image is not here' "\`$manifest\` does not exist" 'run `acore synth` again'
need batch-get-image --image-ids "imageDigest=sha256:$ACORE_DIGEST" --query 'images[0].imageId.imageDigest'
if [ "$answer" = "sha256:$ACORE_DIGEST" ]; then
  echo "image $ACORE_DIGEST: in $ACORE_REPOSITORY already"
  exit 0
fi
sent=0
for blob in "$blobs"/*; do
  digest=${blob##*/}
  [ "$digest" != "$ACORE_DIGEST" ] || continue
  need batch-check-layer-availability --layer-digests "sha256:$digest" --query 'layers[0].layerAvailability'
  [ "$answer" != AVAILABLE ] || continue
  send "$blob" "$digest"
  sent=$((sent + 1))
done
# The tag keeps the image from rules that remove what has none; its name is the content, so it never moves
if ! ecr put-image --image-manifest "file://$manifest" --image-digest "sha256:$ACORE_DIGEST" \
  --image-manifest-media-type application/vnd.oci.image.manifest.v1+json --image-tag "sha256-$ACORE_DIGEST"; then
  case $said in
    *ImageAlreadyExistsException* | *ImageTagAlreadyExistsException*) ;;
    *) fail "\`$ACORE_REPOSITORY\` did not take the image" "$said" 'apply again' ;;
  esac
fi
echo "image $ACORE_DIGEST: in $ACORE_REPOSITORY, $sent new layers"
