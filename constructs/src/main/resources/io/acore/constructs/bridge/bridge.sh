#!/bin/sh
# The bridge: makes one resource what Terraform wants it to be, through the AWS CLI alone.
#
#   bridge.sh apply     create it, update it, or find that nothing is to do
#   bridge.sh settle    the same, after an apply of this run: what that has just done is not looked at again
#   bridge.sh destroy   delete it, then forget it
# and acore itself calls, between two runs of Terraform,
#   bridge.sh restore   write the record again when somebody has deleted it; exit code 3: nothing to find
#   bridge.sh adopt     write a record of what somebody else has made, ACORE_ID; the next apply updates it
#
# Terraform's provisioners call it (docs/adr/0001-bridge-shape.md) with everything in environment
# variables, because nothing from a user's configuration may be read as shell code or stand in argv:
#   ACORE_KIND        a section of kinds.conf
#   ACORE_NAME        the name that the service knows it by
#   ACORE_REGION      where it lives;  ACORE_STORE: where its SSM record lives
#   ACORE_PARAMETER   SSM parameter of the record {"id","arn",..}, and the value of the owner tag;
#                     <parameter>/state is {"hash","version",..}, written by every update
#   ACORE_PARENTS     lines member=id, or member=@parameter[#arn]: what it lives in
# and for apply also
#   ACORE_PARENT_IDS  lines member=id
#   ACORE_INPUT, ACORE_UPDATE   JSON objects for the create and update calls, without ids, tags, token
#   ACORE_HASH        of the input;  ACORE_TOKEN: the same for every try to create the same thing
#   ACORE_TAGS, ACORE_TAG_KEYS, ACORE_TAGS_HASH, ACORE_RECORD_TAGS
#   ACORE_DELTA       lines name<TAB>type<TAB>JSON to add<TAB>JSON to modify (memory strategies)
#   ACORE_INSERTS     lines key<TAB>secret|file<TAB>reference: what replaces "@acore:<key>" in a JSON
#   ACORE_FOLLOW_UP   yes: the create call cannot set everything, an update follows
# Knobs: ACORE_POLL_SECONDS (5), ACORE_RETRY_SECONDS (120), ACORE_WAIT_SECONDS (900).
#
# One start of `aws` costs a third of a second, so a create is four of them (read the record, create,
# write the record, write the state) plus polls, an update four, a delete three, nothing-to-do one,
# and a settle right after the create none.
# Messages show `names` and paths in backticks, and k_settled is a JMESPath literal.
# shellcheck disable=SC2016
set -u
umask 077

poll_seconds=${ACORE_POLL_SECONDS:-5}
retry_seconds=${ACORE_RETRY_SECONDS:-120}
wait_seconds=${ACORE_WAIT_SECONDS:-900}
tab=$(printf '\t')
newline='
'
here=$(dirname "$0")
# The CLI must never page, prompt, or take another region than the one of the resource.
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off

say() { printf '%s %s: %s\n' "$ACORE_KIND" "$ACORE_NAME" "$1"; }

fail() { # what why fix
  printf 'error: %s `%s`: %s\nwhy: %s\nfix: %s\n' "$ACORE_KIND" "$ACORE_NAME" "$1" "$2" "$3" >&2
  exit 1
}

# --- The table -----------------------------------------------------------------------------------

# Reads the kind's section into k_* variables; the table is data, never sourced.
load_kind() {
  k_service='' k_create='' k_get='' k_update='' k_delete='' k_list='' k_row='' k_row_name=exact
  k_id_member='' k_id='' k_arn='' k_status='' k_reason="''" k_ok='' k_bad='' k_gone=''
  k_settled='`true`' k_version="'-'" k_version_member='' k_outputs='' k_token='' k_tags=none
  k_tags_member=tags k_tags_pair='key value' k_tags_list=list-tags-for-resource
  k_tags_set=tag-resource k_tags_unset=untag-resource k_tags_arn=resourceArn k_tags_keys=tagKeys
  k_delta='' k_delta_rows='' k_delete_input='' k_exists='' k_parents=''
  section=no
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      "[$ACORE_KIND]") section=yes ;;
      '['*) section=no ;;
      '' | '#'*) ;;
      *) [ $section = no ] || set_key "${line%%=*}" "${line#*=}" ;;
    esac
  done <"$here/kinds.conf" || fail 'the bridge has lost its table' "$here/kinds.conf cannot be read" \
    'run `acore synth` again'
  [ -n "$k_service" ] || fail 'the bridge does not know this kind' \
    "$here/kinds.conf has no section [$ACORE_KIND]" 'run `acore synth` again with the acore that made it'
  k_tag_key=${k_tags_pair%% *} k_tag_value=${k_tags_pair##* }
}

set_key() {
  case $1 in
    service) k_service=$2 ;; create) k_create=$2 ;; get) k_get=$2 ;; update) k_update=$2 ;;
    delete) k_delete=$2 ;; list) k_list=$2 ;; row) k_row=$2 ;; row-name) k_row_name=$2 ;;
    id-member) k_id_member=$2 ;; id) k_id=$2 ;; arn) k_arn=$2 ;; parents) k_parents=$2 ;;
    status) k_status=$2 ;; reason) k_reason=$2 ;; ok) k_ok=$2 ;; bad) k_bad=$2 ;; gone) k_gone=$2 ;;
    settled) k_settled=$2 ;; version) k_version=$2 ;; version-member) k_version_member=$2 ;;
    outputs) k_outputs=$2 ;; token) k_token=$2 ;; tags) k_tags=$2 ;; tags-member) k_tags_member=$2 ;;
    tags-pair) k_tags_pair=$2 ;; tags-list) k_tags_list=$2 ;; tags-set) k_tags_set=$2 ;;
    tags-unset) k_tags_unset=$2 ;; tags-arn) k_tags_arn=$2 ;; tags-keys) k_tags_keys=$2 ;;
    delta) k_delta=$2 ;; delta-rows) k_delta_rows=$2 ;; delete-input) k_delete_input=$2 ;;
    exists) k_exists=$2 ;;
    *) ;; # the rest is for Java
  esac
}

# The name is the id unless the service makes one up.
named_by_user() { [ -z "$k_id" ]; }
# A put overwrites what is there; there is no create that could tell.
is_put() { [ -n "$k_update" ] && [ "$k_create" = "$k_update" ]; }
# Nothing on the resource itself can prove that it is ours: the intent in the state record has to.
needs_intent() { [ "$k_tags" = none ] && [ -z "$k_parents" ]; }

among() { # word, list: whether the word is in the list
  case " $2 " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

# --- JSON ----------------------------------------------------------------------------------------

json_string() { # prints $1 as a JSON string; a builtin for plain text, awk for the rest
  case $1 in
    *[!a-zA-Z0-9_./:@=+\ -]*) json_text "$1" ;;
    *) printf '"%s"' "$1" ;;
  esac
}

json_text() { # in a subshell, so that no later process inherits what may be a secret
  (export ACORE_TEXT="$1" && json_string_of ACORE_TEXT)
}

# Takes the name of an exported variable, so that a secret is never an argument of a process.
json_string_of() {
  LC_ALL=C awk -v name="$1" 'BEGIN {
    for (i = 1; i < 32; i++) code[sprintf("%c", i)] = sprintf("\\u%04x", i)
    text = ENVIRON[name]; n = length(text); printf "\""
    for (i = 1; i <= n; i++) {
      c = substr(text, i, 1)
      if (c == "\\" || c == "\"") printf "\\%s", c
      else if (c in code) printf "%s", code[c]
      else printf "%s", c
    }
    printf "\"" }'
}

# Puts members in front of those of a JSON object.
with_members() { # members, object
  case $2 in
    '{}' | '') printf '{%s}' "$1" ;;
    *) printf '{%s,%s' "$1" "${2#\{}" ;;
  esac
}

field() { # key, JSON object that this script wrote: flat, and no value has a quote in it
  case $2 in
    *"\"$1\":\""*) value=${2#*"\"$1\":\""} && printf '%s' "${value%%\"*}" ;;
    *) ;;
  esac
}

# --- The AWS CLI ---------------------------------------------------------------------------------

# One try. Leaves $out, and on failure the service's $code and $problem.
attempt() {
  code='' problem=''
  out=$(aws --output text "$@" 2>"$work/stderr") && return 0
  problem=$(cat "$work/stderr")
  case $problem in
    *'An error occurred ('*) code=${problem#*An error occurred (} && code=${code%%)*} ;;
    *) code=cli ;;
  esac
  return 1
}

# What passes by itself: throttling, faults of the service, and IAM that has not spread yet.
# One row a line: error code (or *), a part of the message (or nothing).
passes() {
  while IFS='|' read -r row_code row_text; do
    # shellcheck disable=SC2254 # the code is a pattern on purpose
    case $code in
      $row_code) case $problem in *"$row_text"*) return 0 ;; esac ;;
    esac
  done <<'TABLE'
Throttl*|
TooManyRequestsException|
RequestLimitExceeded|
TooManyUpdates|
InternalServer*|
InternalError*|
InternalFailure|
ServiceException|
ServiceUnavailable*|
RetryableConflictException|
ConcurrentModificationException|
*|Rate exceeded
*|Role validation failed
*|cannot be assumed
*|Access denied while validating ECR URI
TABLE
  # An update or a delete of something that is still busy with the last one.
  [ "$busy_passes" = yes ] && [ "$code" = ConflictException ]
}

now() { date +%s; }

# Waits for a random part of a growing pause, so that thirty resources do not come back in step.
pause() { # number of the try
  # Ctrl-C may stop a wait, never a call whose answer is not written down yet.
  trap_signals
  sleep "$(LC_ALL=C awk -v base="$poll_seconds" -v try="$1" -v pid="$$" 'BEGIN {
    srand(); srand(srand() + pid * 131 + try)
    max = base * (try < 4 ? try : 4); printf "%.3f", max * (0.5 + rand() / 2) }')"
  [ "$critical" = no ] || trap '' INT TERM HUP
}

# Tries until it works, fails for good, or the deadline has passed.
call() {
  busy_passes=${busy_passes:-no}
  [ "$busy_passes" = yes ] && patience=$wait_seconds || patience=$retry_seconds
  give_up=$(($(now) + patience)) try=1
  until attempt "$@"; do
    if ! passes || [ "$(now)" -ge $give_up ]; then
      busy_passes=no
      return 1
    fi
    pause $try
    try=$((try + 1))
  done
  busy_passes=no
}

service() { call --region "$ACORE_REGION" "$k_service" "$@"; }
store() { call --region "$ACORE_STORE" ssm "$@"; }

missing() { # whether the last failure means that there is no such thing
  case $code in *NotFound* | NoSuch*) return 0 ;; *) return 1 ;; esac
}

taken() { # whether the last failure means that the name is taken
  case $code in *Conflict* | *AlreadyExist* | ResourceInUse*) return 0 ;; esac
  case $problem in *'already exists'*) return 0 ;; *) return 1 ;; esac
}

refused() { # what: the service said no for good
  fail "$1" "${problem#"$newline"}" "${2:-correct the input that it names, or the permissions of your AWS identity, then apply again}"
}

# --- The record ----------------------------------------------------------------------------------

read_records() {
  record='' state=''
  store get-parameters --names "$ACORE_PARAMETER" "$ACORE_PARAMETER/state" \
    --query 'Parameters[].[Name,Value]' || refused 'the record cannot be read'
  while IFS=$tab read -r parameter_name parameter_value; do
    case $parameter_name in
      "$ACORE_PARAMETER") record=$parameter_value ;;
      "$ACORE_PARAMETER/state") state=$parameter_value ;;
      *) ;;
    esac
  done <<TEXT
$out
TEXT
  id=$(field id "$record") arn=$(field arn "$record")
}

# Right after the create call: from here on the id cannot be lost any more.
write_record() {
  record="{\"id\":\"$id\",\"arn\":\"$arn\",\"hash\":\"$created_hash\",\"parents\":\"$parents\"$outputs}"
  case "$id$arn$parents" in
    *[\"\\]*) fail 'its id cannot be recorded' "the service gave the id $id" 'report this as a bug of acore' ;;
  esac
  if [ -n "$stale" ]; then
    store put-parameter --name "$ACORE_PARAMETER" --type String --value "$record" --overwrite ||
      refused "it exists as $id, but its record cannot be written"
    return
  fi
  # shellcheck disable=SC2086 # empty when there is no tag
  store put-parameter --name "$ACORE_PARAMETER" --type String --value "$record" --no-overwrite \
    --tags "$ACORE_RECORD_TAGS" && return
  [ "$code" = ParameterAlreadyExists ] || refused "it exists as $id, but its record cannot be written" \
    'apply again: acore finds it by its owner tag'
  # Somebody else, running at the same time, was first. What they made stays; ours goes.
  mine=$id
  read_records
  [ "$id" = "$mine" ] && return
  theirs=$id id=$mine
  delete_it
  fail 'another apply of the same stack made it at the same time' \
    "its record names $theirs; what this run had made, $mine, is deleted again" \
    'apply again when the other one is done'
}

write_state() {
  [ "$version" != None ] && [ "$version" != - ] || version=''
  state_value="{\"hash\":\"$ACORE_HASH\",\"version\":\"$version\",\"tags\":\"$ACORE_TAGS_HASH\"}"
  put_state "$state_value"
}

put_state() { # SSM takes tags only for a new parameter
  if [ -n "$state" ]; then
    store put-parameter --name "$ACORE_PARAMETER/state" --type String --value "$1" --overwrite
  else
    store put-parameter --name "$ACORE_PARAMETER/state" --type String --value "$1" --no-overwrite \
      --tags "$ACORE_RECORD_TAGS" || { [ "$code" = ParameterAlreadyExists ] &&
      store put-parameter --name "$ACORE_PARAMETER/state" --type String --value "$1" --overwrite; }
  fi || refused 'its state cannot be recorded'
  state=$1
}

# --- Inputs --------------------------------------------------------------------------------------

# "member":"value" for each line member=value.
members_of() {
  members=''
  while IFS= read -r pair; do
    [ -z "$pair" ] || members="$members,\"${pair%%=*}\":$(json_string "${pair#*=}")"
  done <<TEXT
$1
TEXT
  printf '%s' "${members#,}"
}

# The members that say which one: those of the parents and its own id.
which_one() {
  own="\"$k_id_member\":$(json_string "$id")"
  above=$(members_of "$(printf '%s' "$parents" | tr ' ' '\n')")
  printf '%s' "${above:+$above,}$own"
}

# Writes a JSON text to a private file for --cli-input-json, with secrets and large parts put in.
input_file() { # JSON
  rest=$1 marker='"@acore:'
  while :; do
    case $rest in *"$marker"*) ;; *) break ;; esac
    printf '%s' "${rest%%"$marker"*}"
    rest=${rest#*"$marker"}
    insert "${rest%%\"*}" && rest=${rest#*\"} || printf '%s' "$marker"
  done >"$work/input.json" || exit 1
  printf '%s' "$rest" >>"$work/input.json"
}

insert() { # key; false when nobody declared it, so that it is only text
  while IFS=$tab read -r insert_key insert_kind insert_what; do
    if [ -z "$1" ] || [ "$insert_key" != "$1" ]; then continue; fi
    case $insert_kind in
      file) cat "$here/inputs/$insert_what.json" || fail 'a part of its input is not there' \
        "bridge/inputs/$insert_what.json cannot be read" 'run `acore synth` again' ;;
      *) secret "$insert_what" ;;
    esac
    return 0
  done <<TEXT
${ACORE_INSERTS:-}
TEXT
  return 1
}

# Prints what a reference such as ${env:NAME} stands for, as a JSON string.
secret() {
  reference=${1#??} && reference=${reference%?}
  what=${reference#*:}
  case $reference in
    env:*)
      [ -n "$(printenv "$what")" ] || fail "the environment variable $what is not set" \
        "the input refers to it as $1" "export $what and apply again"
      json_string_of "$what" && return ;;
    ssm:/*) call --region "$ACORE_REGION" ssm get-parameter --with-decryption \
      --query Parameter.Value --name "$what" ;;
    secret:*://*) false ;; # the CLI would read a file or a page
    secret:*)
      secret_region=$ACORE_REGION
      case $what in arn:*) secret_region=${what#arn:*:*:} && secret_region=${secret_region%%:*} ;; esac
      call --region "$secret_region" secretsmanager get-secret-value --query SecretString \
        --secret-id "$what" ;;
    *) false ;;
  esac || refused "the secret $1 cannot be read" 'check that it exists and that you may read it'
  json_text "$out"
}

# --- Looking -------------------------------------------------------------------------------------

# Leaves $status, $settled, $version and $reason; for a kind with a delta also $rows. False: gone.
look() {
  what_to_see="[${k_status:-"'-'"},$k_settled,$k_version,$k_reason]"
  [ -z "$k_delta" ] || what_to_see="[$what_to_see,($k_delta_rows)||\`[]\`]"
  if ! service "$k_get" --cli-input-json "{$(which_one)}" --query "$what_to_see"; then
    missing && return 1
    refused 'its status cannot be read'
  fi
  seen "$out"
  [ -z "$k_gone" ] || ! among "$status" "$k_gone"
}

seen() { # text of [status, settled, version, reason] and, on further lines, the rows
  rows=''
  case $1 in *"$newline"*) [ -z "$k_delta" ] || rows=${1#*"$newline"} ;; esac
  text=$1
  [ -z "$k_delta" ] || text=${1%%"$newline"*}
  status=${text%%"$tab"*} text=${text#*"$tab"}
  settled=${text%%"$tab"*} text=${text#*"$tab"}
  version=${text%%"$tab"*} reason=${text#*"$tab"}
}

is_ready() {
  [ -z "$k_status" ] || { among "$status" "$k_ok" && [ "$settled" != False ]; }
}

# Polls from what the last call said until all is well or all is lost.
wait_ready() {
  wait_until=$(($(now) + wait_seconds))
  until is_ready; do
    among "$status" "$k_bad" && fail "the service reports $status" \
      "$([ "$reason" != None ] && [ -n "$reason" ] && printf '%s' "$reason" || printf 'it gave no reason')" \
      'correct what it names, then apply again; `terraform destroy` also removes it as it is'
    [ "$(now)" -lt $wait_until ] || fail "it is still $status" \
      "that was after $wait_seconds seconds of waiting" 'apply again: the bridge goes on from where it is'
    sleep "$poll_seconds"
    look || fail 'it has disappeared while it was being made' "the service knows no $id any more" 'apply again'
  done
  case $status in *PENDING_AUTH) say "$status: somebody has to give consent in the AWS console" ;; esac
}

wait_gone() {
  wait_until=$(($(now) + wait_seconds))
  while look; do
    case $status in *DELETE_FAILED | *DELETE_UNSUCCESSFUL) fail "the service reports $status" "$reason" \
      'correct what it names, then destroy again' ;; esac
    [ "$(now)" -lt $wait_until ] || fail "it is still $status" \
      "that was after $wait_seconds seconds of waiting" 'destroy again: the bridge goes on from where it is'
    sleep "$poll_seconds"
  done
}

# --- Finding what was made but never recorded ----------------------------------------------------

# Names every one of that name on a line of its own: its id.
same_name() {
  if named_by_user; then
    id=$ACORE_NAME
    look && { [ -z "$k_exists" ] || put_by_somebody; } && printf '%s\n' "$ACORE_NAME"
    return 0
  fi
  [ -n "$k_list" ] || return 0
  above=$(members_of "$(printf '%s' "$parents" | tr ' ' '\n')")
  if ! service "$k_list" --cli-input-json "{$above}" --query "$k_row"; then
    missing && return 0 # so is what it lived in
    refused 'what there is cannot be listed'
  fi
  printf '%s\n' "$out" | while IFS=$tab read -r row_id row_name; do
    case $k_row_name in
      exact) [ "$row_name" = "$ACORE_NAME" ] && printf '%s\n' "$row_id" ;;
      # The list has no names, but the id is the name and ten characters more.
      *) case $row_id in "$ACORE_NAME"-??????????) printf '%s\n' "$row_id" ;; esac ;;
    esac
  done
  return 0
}

put_by_somebody() {
  service "$k_get" --cli-input-json "{$(which_one)}" --query "$k_exists" && [ "$out" != None ] && [ -n "$out" ]
}

# Whether $id carries the owner tag of this very resource; a child of our parent is ours by that.
is_ours() {
  owner=''
  describe || return 1
  if [ "$k_tags" = none ]; then
    [ -n "$k_parents" ] || [ -n "$(field intent "$state")" ]
    return
  fi
  read_owner && [ "$owner" = "$ACORE_PARAMETER" ]
}

read_owner() { # leaves $owner, empty when nobody has tagged it; false: gone
  owner_path='tags."acore:owner"'
  [ "$k_tags" = map ] || owner_path="tags[?$k_tag_key=='acore:owner'].$k_tag_value|[0]"
  service "$k_tags_list" --cli-input-json "{\"$k_tags_arn\":$(json_string "$arn")}" --query "$owner_path" ||
    { missing && return 1; } || refused 'its tags cannot be read'
  owner=${out#None}
}

# Finds the one that an earlier run made and could not record; leaves its $id. 1: none, 2: not ours.
find_ours() {
  foreign=''
  candidates=$(same_name) || exit 1
  while IFS= read -r candidate; do
    [ -n "$candidate" ] || continue
    id=$candidate
    is_ours && return 0
    foreign=$candidate foreign_owner=$owner
  done <<TEXT
$candidates
TEXT
  id=''
  [ -z "$foreign" ] || return 2
  return 1
}

# --- Apply ---------------------------------------------------------------------------------------

# JMESPath for what goes into the record, from the output of create and of get alike.
record_paths() {
  paths="${k_id:-"'-'"},${k_arn:-"'-'"},${k_status:-"'-'"},$k_settled,$k_version"
  [ "$k_id" != arn-tail ] || paths="'-',${paths#*,}"
  for output in $k_outputs; do paths="$paths,${output#*=}"; done
  printf '[%s]' "$paths"
}

# Takes id, arn, status and the extra outputs from such a text.
take_record() {
  text="$1$tab"
  new_id=${text%%"$tab"*} text=${text#*"$tab"}
  arn=${text%%"$tab"*} text=${text#*"$tab"}
  status=${text%%"$tab"*} text=${text#*"$tab"}
  settled=${text%%"$tab"*} text=${text#*"$tab"}
  version=${text%%"$tab"*} text=${text#*"$tab"}
  [ "$arn" != - ] && [ "$arn" != None ] || arn=''
  case $k_id in
    '') new_id=$ACORE_NAME ;;
    arn-tail) new_id=${arn##*/} ;;
    *) ;;
  esac
  outputs='' reason=''
  for output in $k_outputs; do
    value=${text%%"$tab"*} text=${text#*"$tab"}
    [ "$value" != None ] || value=''
    outputs="$outputs,\"${output%%=*}\":\"$value\""
  done
}

describe() { # what the record holds, of a resource that is already there; false: gone
  service "$k_get" --cli-input-json "{$(which_one)}" --query "$(record_paths)" ||
    { missing && return 1; } || refused 'it cannot be read'
  take_record "$out"
}

create_input() {
  prefix=''
  # The same token for every try at the same thing; another one when the last one is known to be lost.
  [ -z "$k_token" ] || prefix="\"$k_token\":\"$ACORE_TOKEN${stale:+-$(printf '%s' "$stale" | cksum | cut -d' ' -f1)}\","
  [ "$k_tags" = none ] || prefix="$prefix\"$k_tags_member\":$ACORE_TAGS,"
  case $prefix in
    '') input_file "$ACORE_INPUT" ;;
    *) input_file "$(with_members "${prefix%,}" "$ACORE_INPUT")" ;;
  esac
}

# Without a tag or a parent of ours, a note written before the create call is the only proof later.
declare_intent() {
  needs_intent && [ -z "$(field intent "$state")" ] && [ -z "$record" ] || return 0
  foreign=$(same_name) || exit 1
  [ -z "$foreign" ] || foreign_name
  put_state "{\"hash\":\"\",\"version\":\"\",\"intent\":\"yes\"}"
}

foreign_name() {
  fail 'the name is taken' \
    "one of that name exists${foreign:+ ($foreign)} and does not carry the tag acore:owner=$ACORE_PARAMETER${foreign_owner:+ but acore:owner=$foreign_owner}" \
    'choose another name, or delete the other one'
}

create() {
  # Such an id could not be written down, so it must not come to exist.
  if named_by_user; then case $ACORE_NAME in *[\"\\"$newline$tab"]*)
    fail 'it cannot have that name' 'the name is its id, and this one has a quote or a line end' 'rename it' ;;
  esac; fi
  declare_intent
  create_input
  create_until=$(($(now) + retry_seconds)) created_hash=$ACORE_HASH try=1
  [ "${ACORE_FOLLOW_UP:-no}" = no ] || created_hash=''
  # From the call to the record nothing may interrupt: an id that nobody wrote down is an orphan.
  critical=yes
  trap '' INT TERM HUP
  until service "$k_create" --cli-input-json "file://$work/input.json" --query "$(record_paths)"; do
    taken || refused 'it cannot be created'
    conflict=$problem found=0
    find_ours || found=$?
    if [ $found = 0 ]; then
      adopt
      return
    fi
    # The holder of the name may be another address of this stack that is just being replaced, and
    # a conflict without a holder means that its parent is busy: both pass.
    if [ -n "$foreign" ]; then
      case $foreign_owner in "${ACORE_PARAMETER%/*}"/*) ;; *) foreign_name ;; esac
    fi
    if [ "$(now)" -ge $create_until ]; then
      [ -z "$foreign" ] || foreign_name
      problem=$conflict
      refused 'it cannot be created'
    fi
    pause $try
    try=$((try + 1))
  done
  take_record "$out"
  id=$new_id
  write_record
  written_down
  rm -f "$work/input.json"
  say "created as $id"
  wait_ready
  [ "${ACORE_FOLLOW_UP:-no}" = no ] || { look && update; }
}

# $id, $arn and the outputs are those of what an earlier run made.
adopt() {
  created_hash=''
  write_record
  written_down
  say "found again as $id"
  look || fail 'it has disappeared' "the service knows no $id any more" 'apply again'
  reconcile
}

# What to do with one that is there: $status and the rest are fresh.
reconcile() {
  if among "$status" 'DELETING'; then
    wait_gone
    recreate
  elif among "$status" "$k_bad" && [ -z "$(field hash "$state")" ]; then
    # It never became ready, and most services cannot update such a one.
    say "$status: deleting and creating it again"
    delete_it
    recreate
  else
    among "$status" "$k_bad" || wait_ready
    applied=$(field hash "$state")
    [ -n "$applied" ] || applied=$(field hash "$record")
    [ "$applied" = "$ACORE_HASH" ] || update
    retag
  fi
}

recreate() {
  stale=$id
  create
}

update() {
  if [ -z "$k_update" ]; then return 0; fi # its owner is replaced when its content changes
  if is_put; then
    input_file "$ACORE_INPUT"
  else
    delta_pending=yes
    while [ $delta_pending = yes ]; do
      delta_pending=no
      update_input
      [ $delta_pending = no ] || { send_update && look; } || fail 'it has disappeared' "no $id any more" 'apply again'
    done
  fi
  send_update
  say 'updated'
}

send_update() {
  what_to_see="[${k_status:-"'-'"},$k_settled,$k_version,$k_reason]"
  busy_passes=yes
  service "$k_update" --cli-input-json "file://$work/input.json" --query "$what_to_see" ||
    refused 'it cannot be updated'
  rm -f "$work/input.json"
  is_put && { status='' settled='' version='' && return 0; }
  status=${out%%"$tab"*}
  seen "$out"
  wait_ready
}

update_input() {
  prefix=$(which_one)
  [ -z "$k_version_member" ] || [ "$version" = None ] || [ "$version" = - ] ||
    prefix="$prefix,\"$k_version_member\":[$(json_string "$version")]"
  if [ -n "$k_delta" ]; then
    delta
    [ -z "$delta_json" ] || prefix="$prefix,\"$k_delta\":{$delta_json}"
  fi
  input_file "$(with_members "$prefix" "$ACORE_UPDATE")"
}

# What to add, modify and delete, by name. An element of another type has to go before the new one
# of the same name can come: then this is the first of two updates.
delta() {
  add='' modify='' delete='' kept="$newline"
  while IFS=$tab read -r have_name have_type have_id; do
    [ -n "$have_id" ] || continue
    case "$newline${ACORE_DELTA:-}" in
      *"$newline$have_name$tab$have_type$tab"*) kept="$kept$have_name$tab$have_id$newline" ;;
      *"$newline$have_name$tab"*) delete="$delete,$(strategy_id "$have_id")" && delta_pending=yes ;;
      *) delete="$delete,$(strategy_id "$have_id")" ;;
    esac
  done <<TEXT
$rows
TEXT
  while IFS=$tab read -r want_name _ want_add want_modify; do
    [ -n "$want_name" ] || continue
    case $kept in
      *"$newline$want_name$tab"*)
        have_id=${kept#*"$newline$want_name$tab"} && have_id=${have_id%%"$newline"*}
        [ "$want_modify" = '{}' ] ||
          modify="$modify,$(with_members "\"memoryStrategyId\":$(json_string "$have_id")" "$want_modify")" ;;
      *) case "$newline$rows" in
        *"$newline$want_name$tab"*) ;; # of another type: comes with the second update
        *) add="$add,$want_add" ;;
      esac ;;
    esac
  done <<TEXT
${ACORE_DELTA:-}
TEXT
  delta_json=''
  [ -z "$add" ] || delta_json="$delta_json,\"addMemoryStrategies\":[${add#,}]"
  [ -z "$modify" ] || delta_json="$delta_json,\"modifyMemoryStrategies\":[${modify#,}]"
  [ -z "$delete" ] || delta_json="$delta_json,\"deleteMemoryStrategies\":[${delete#,}]"
  delta_json=${delta_json#,}
}

strategy_id() { printf '{"memoryStrategyId":%s}' "$(json_string "$1")"; }

# Tags are not part of any update call. Those that are no longer wanted go, AWS's own stay.
retag() {
  [ "$k_tags" != none ] && [ "$(field tags "$state")" != "$ACORE_TAGS_HASH" ] || return 0
  # What was just created has them, unless it was found again.
  [ -n "$state" ] || [ -z "$(field hash "$record")" ] || return 0
  target="\"$k_tags_arn\":$(json_string "$arn")"
  service "$k_tags_set" --cli-input-json "{$target,\"$k_tags_member\":$ACORE_TAGS}" || refused 'it cannot be tagged'
  keys_path='keys(tags)[].[@]'
  [ "$k_tags" = map ] || keys_path="tags[].[$k_tag_key]"
  service "$k_tags_list" --cli-input-json "{$target}" --query "$keys_path" || refused 'its tags cannot be read'
  surplus=''
  while IFS= read -r key; do
    case "$newline$ACORE_TAG_KEYS$newline" in *"$newline$key$newline"*) continue ;; esac
    case $key in aws:* | '' | None) ;; *) surplus="$surplus,$(json_string "$key")" ;; esac
  done <<TEXT
$out
TEXT
  [ -z "$surplus" ] || service "$k_tags_unset" --cli-input-json \
    "{$target,\"$k_tags_keys\":[${surplus#,}]}" || refused 'tags cannot be removed from it'
}

apply() {
  read_records
  stale='' foreign='' foreign_owner='' outputs=''
  parents=$(printf '%s' "${ACORE_PARENT_IDS:-}" | tr '\n' ' ') && parents=${parents% }
  if [ -n "$record" ] && [ "$(field hash "$state")" = "$ACORE_HASH" ] &&
    [ "$(field tags "$state")" = "$ACORE_TAGS_HASH" ]; then
    say 'nothing to do'
    return
  fi
  if [ -z "$record" ]; then
    create
  elif look; then
    reconcile
  else
    say "$id is gone: creating it again"
    recreate
  fi
  # After a put there is nothing to read back; everything else has just been seen ready.
  write_state
}

# One file for each resource, for the settle that follows at once.
find_mark() {
  mark=$here/../.terraform/acore/$(printf '%s' "$ACORE_PARAMETER" | cksum | cut -d' ' -f1)
  marked="$ACORE_PARAMETER $ACORE_HASH $ACORE_TAGS_HASH"
}

leave_mark() { # without it the settle reads the record, so a folder that cannot be written to is no matter
  find_mark
  if mkdir -p "${mark%/*}" 2>/dev/null; then printf '%s\n' "$marked" 2>/dev/null >"$mark" || :; fi
}

settle() {
  find_mark
  left=''
  # An older one is of a run that broke off before its settle; since then anything may have happened.
  if [ -n "$(find "$mark" -mmin -10 2>/dev/null)" ]; then IFS= read -r left <"$mark" || :; fi
  rm -f "$mark"
  if [ "$left" = "$marked" ]; then say 'nothing to do'; else apply; fi
}

# --- Destroy -------------------------------------------------------------------------------------

delete_it() {
  busy_passes=yes
  target="{$(which_one)}"
  [ -z "$k_delete_input" ] || target=$(with_members "$(which_one)" "$k_delete_input")
  if ! service "$k_delete" --cli-input-json "$target"; then
    missing && return
    refused "it cannot be deleted" 'correct what it names, then destroy again; nothing is forgotten'
  fi
  # A kind without a status is gone when the call returns.
  [ -z "$k_status" ] || wait_gone
}

# Without a record, the ids of the parents are those of their records, which outlive their children.
find_parents() {
  parents=''
  while IFS= read -r pair; do
    [ -n "$pair" ] || continue
    value=${pair#*=}
    case $value in
      @*)
        member_of_record=id && case $value in *'#arn') member_of_record=arn ;; esac
        value=${value#@} && value=${value%#arn}
        store get-parameters --names "$value" --query 'Parameters[].Value' || refused 'the record of its parent cannot be read'
        value=$(field "$member_of_record" "$out")
        [ -n "$value" ] || return 1 ;;
    esac
    parents="$parents ${pair%%=*}=$value"
  done <<TEXT
${ACORE_PARENTS:-}
TEXT
  parents=${parents# }
}

destroy() {
  read_records
  stale='' foreign='' foreign_owner='' parents=$(field parents "$record")
  if [ -n "$id" ]; then
    delete_it
    say "deleted $id"
  elif find_parents; then
    # Nothing was recorded: an apply that broke off may still have made one, or more than one.
    while find_ours; do
      delete_it
      say "deleted $id"
      # A put or a name of the user's is only ever one, and a service without status has no `gone`.
      ! named_by_user || break
    done
  fi
  # Last: while the record is there, a destroy that failed can be run again.
  store delete-parameters --names "$ACORE_PARAMETER" "$ACORE_PARAMETER/state" ||
    refused 'it is deleted, but its record is not'
}

# --- Between two runs of Terraform ---------------------------------------------------------------

restore() {
  read_records
  stale='' foreign='' foreign_owner='' outputs='' created_hash='' version='' parents=$(field parents "$record")
  if [ -z "$record" ]; then
    if ! find_parents || ! find_ours; then
      say 'nothing of that name carries its owner tag'
      exit 3
    fi
    write_record
    say "its record names $id again"
  fi
  if [ -z "$state" ] || [ -n "$(field intent "$state")" ]; then
    look || { say "$id is gone" && exit 3; }
    write_state
  fi
}

adopt_given() {
  read_records
  [ -z "$record" ] || fail 'there is one already' "its record names $id" 'delete that one first, or leave it'
  stale='' foreign='' foreign_owner='' outputs='' created_hash='' id=$ACORE_ID
  find_parents || fail 'what it lives in is not there' 'the record of its parent is missing' 'deploy or adopt the parent first'
  describe || fail 'there is no such thing' "the service knows no $id" 'look up its id, then adopt again'
  if [ "$k_tags" = none ]; then
    ! needs_intent || put_state '{"hash":"","version":"","intent":"yes"}'
  else
    read_owner || fail 'its tags cannot be read' "${problem#"$newline"}" 'adopt again'
    case $owner in '' | "$ACORE_PARAMETER") ;; *) fail 'it belongs to somebody else' \
      "it carries the tag acore:owner=$owner" 'remove that tag if the other stack does not manage it any more' ;; esac
    service "$k_tags_set" --cli-input-json \
      "{\"$k_tags_arn\":$(json_string "$arn"),\"$k_tags_member\":$ACORE_TAGS}" || refused 'it cannot be tagged'
  fi
  write_record
  say "adopted $id"
}

# -------------------------------------------------------------------------------------------------

written_down() {
  critical=no
  trap_signals
}

trap_signals() {
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

main() {
  work=$(mktemp -d "${TMPDIR:-/tmp}/acore-bridge.XXXXXX") || exit 1
  trap 'rm -rf "$work"' EXIT
  trap_signals
  critical=no
  load_kind
  case ${1:-} in
    apply) apply && leave_mark ;;
    settle) settle ;;
    destroy) destroy ;;
    restore) restore ;;
    adopt) adopt_given ;;
    *) fail "unknown command ${1:-}" 'the bridge has apply, settle, destroy, restore and adopt' 'run it through Terraform' ;;
  esac
}

main "$@"
