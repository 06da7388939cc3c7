#!/bin/sh
# Writes a file as a note on a merge request, in place of its earlier note:
#   ci/comment-gitlab.sh FILE
# Reads GITLAB_TOKEN, a project access token with the scope api: a job's own token cannot write notes. The rest are
# GitLab's own variables.
# PAGE_URL is the address of the page with the screens that change, which the comment links to.
set -eu
file=$1

headers=$(mktemp)
trap 'rm -f "$headers"' EXIT
printf 'private-token: %s\ncontent-type: application/json\n' "$GITLAB_TOKEN" >"$headers"

# gitlab METHOD PATH, with a body from the standard input unless it is a GET.
gitlab() {
  if [ "$1" = GET ]; then
    curl --silent --show-error --fail --header "@$headers" "$CI_API_V4_URL/$2"
  else
    curl --silent --show-error --fail --header "@$headers" --request "$1" --data-binary @- "$CI_API_V4_URL/$2"
  fi
}

notes=projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes
me=$(gitlab GET user | jq .id)
# The first line of a comment of kaleyra-flows is an invisible mark.
mark=$(head -n 1 "$file")
page=1
id=
while [ -z "$id" ]; do
  answer=$(gitlab GET "$notes?per_page=100&page=$page")
  # Anyone may write a note that begins like ours.
  id=$(printf '%s' "$answer" | jq -r --arg mark "$mark" --argjson me "$me" \
    'first(.[] | select(.author.id == $me and (.body | startswith($mark))) | .id)')
  [ "$(printf '%s' "$answer" | jq length)" -eq 100 ] || break
  page=$((page + 1))
done

body() {
  jq -Rs --arg url "${PAGE_URL:-}" \
    '{body: (. + if $url == "" then "" else "\n[The screens that change, before and after](\($url))\n" end)}' "$file"
}

if [ -n "$id" ]; then
  body | gitlab PUT "$notes/$id" >/dev/null
else
  body | gitlab POST "$notes" >/dev/null
fi
