#!/bin/sh
# Writes a file as a comment on a pull request, in place of its earlier comment:
#   ci/comment-github.sh FILE
# Reads GITHUB_TOKEN, GITHUB_REPOSITORY, PULL_REQUEST (its number), COMMENT_AUTHOR (whose token it is) and
# GITHUB_API_URL.
# PAGE_URL is the address of the page with the screens that change, which the comment links to.
set -eu
file=$1
# shellcheck source=github.sh
. "$(dirname "$0")/github.sh"

author=${COMMENT_AUTHOR:-"github-actions[bot]"}
# The first line of a comment of kaleyra-flows is an invisible mark.
mark=$(head -n 1 "$file")
page=1
id=
while [ -z "$id" ]; do
  comments=$(github GET "issues/$PULL_REQUEST/comments?per_page=100&page=$page")
  # Anyone may write a comment that begins like ours.
  id=$(printf '%s' "$comments" | jq -r --arg mark "$mark" --arg author "$author" \
    'first(.[] | select(.user.login == $author and (.body | startswith($mark))) | .id)')
  [ "$(printf '%s' "$comments" | jq length)" -eq 100 ] || break
  page=$((page + 1))
done

body() {
  jq -Rs --arg url "${PAGE_URL:-}" \
    '{body: (. + if $url == "" then "" else "\n[The screens that change, before and after](\($url))\n" end)}' "$file"
}

if [ -n "$id" ]; then
  body | github PATCH "issues/comments/$id" >/dev/null
else
  body | github POST "issues/$PULL_REQUEST/comments" >/dev/null
fi
