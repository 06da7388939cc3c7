#!/bin/sh
# GitHub's API, for the scripts next to this one.

# A header in an argument could be read by every process of the machine.
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT
printf 'authorization: Bearer %s\naccept: application/vnd.github+json\n' "$GITHUB_TOKEN" >"$headers"

# github METHOD PATH, with a body from the standard input unless it is a GET.
github() {
  url=${GITHUB_API_URL:-https://api.github.com}/repos/$GITHUB_REPOSITORY/$2
  if [ "$1" = GET ]; then
    curl --silent --show-error --fail --header "@$headers" "$url"
  else
    curl --silent --show-error --fail --header "@$headers" --request "$1" --data-binary @- "$url"
  fi
}
