#!/bin/sh
# Checks whether the flows at Kaleyra are as the program declares them, and writes into a file what an `up` would do:
#   ci/drift.sh STACK FILE
# Fails if they are not, or if the preview fails.
set -eu
stack=$1
file=$2

events=$(mktemp)
trap 'rm -f "$events"' EXIT

drifted=0
PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --stack "$stack" --refresh --expect-no-changes --json \
  >"$events" || drifted=$?
npx kaleyra-flows comment "$events" --title "drift of $stack" --out "$file" || drifted=$?
cat "$file"
exit "$drifted"
