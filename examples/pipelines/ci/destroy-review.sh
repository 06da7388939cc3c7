#!/bin/sh
# Destroys the stack of a pull request, and removes it:
#   ci/destroy-review.sh STACK
# Can be run again; a stack that does not exist is not an error.
set -eu
stack=$1

case $stack in
  pr-*) ;;
  *)
    echo "$stack is no stack of a pull request: their names begin with pr-" >&2
    exit 2
    ;;
esac
if ! pulumi stack ls --json | jq -e --arg stack "$stack" 'any(.[]; .name | split("/") | last == $stack)' >/dev/null; then
  echo "There is no stack $stack: nothing to destroy."
  exit 0
fi

# Pulumi's own preview does not show which flows will be deprecated. It has secrets in plain text: never keep it.
events=$(mktemp)
trap 'rm -f "$events"' EXIT
# Pulumi refuses --preview-only together with PULUMI_SKIP_CONFIRMATIONS.
PULUMI_SKIP_CONFIRMATIONS=false PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi destroy --stack "$stack" --preview-only --json >"$events"
npx kaleyra-flows comment "$events" --title "$stack"

pulumi destroy --stack "$stack" --yes --skip-preview
pulumi stack rm "$stack" --yes
