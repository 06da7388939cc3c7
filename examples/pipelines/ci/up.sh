#!/bin/sh
# Updates a stack to what the program declares:
#   ci/up.sh STACK
# Reads KALEYRA_REVIEW_WABA_ID, the WABA for the stacks of pull requests.
set -eu
stack=$1

pulumi stack select --create "$stack"
case $stack in
  pr-*)
    if [ -n "${KALEYRA_REVIEW_WABA_ID:-}" ]; then
      # The stack's own setting takes precedence over Pulumi.yaml and KALEYRA_WABA_ID.
      pulumi config set --stack "$stack" kaleyra:wabaId "$KALEYRA_REVIEW_WABA_ID"
      unset KALEYRA_WABA_ID
    fi
    ;;
esac
pulumi up --stack "$stack" --refresh --yes --skip-preview
