#!/bin/sh
# Previews a stack, and writes into a file what would happen to each flow; with PAGE also a page with the screens
# that change:
#   ci/preview.sh STACK FILE [PAGE]
# Fails if the preview fails, or if a flow would have an effect of FAIL_ON that no label allows.
# PULL_REQUEST_LABELS are the labels that may allow effects; POLICY_PACK is a policy pack to run.
set -eu
stack=$1
file=$2
page=${3:-}

# Only the stream of events has the findings of policies. It has secrets in plain text: never keep it.
events=$(mktemp)
trap 'rm -f "$events"' EXIT

failed=0
pulumi stack select --create "$stack" >&2
PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --stack "$stack" --refresh --json \
  ${POLICY_PACK:+--policy-pack "$POLICY_PACK"} >"$events" || failed=$?
npx kaleyra-flows comment "$events" --title "$stack" --out "$file" ${page:+--page "$page"} \
  --fail-on "${FAIL_ON:-deprecate,replace,delete,retain}" --labels "${PULL_REQUEST_LABELS:-}" || failed=$?
cat "$file"
exit "$failed"
