#!/bin/sh
# Keeps one issue about drift: opens or updates it; without a file it closes it.
#   ci/drift-issue-github.sh [FILE]
# Reads GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL.
set -eu
# shellcheck source=github.sh
. "$(dirname "$0")/github.sh"

label=kaleyra-drift
number=$(github GET "issues?state=open&labels=$label&per_page=1" | jq -r 'first(.[] | .number)')

if [ $# -eq 0 ]; then
  if [ -n "$number" ]; then
    echo '{"state": "closed"}' | github PATCH "issues/$number" >/dev/null
  fi
elif [ -n "$number" ]; then
  jq -Rs '{body: .}' "$1" | github PATCH "issues/$number" >/dev/null
else
  jq -Rs --arg marked "$label" '{title: "WhatsApp flows have drifted", labels: [$marked], body: .}' "$1" |
    github POST issues >/dev/null
fi
