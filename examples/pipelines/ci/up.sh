#!/bin/sh
# Brings a stack to what the program says:
#   ci/up.sh STACK
set -eu
stack=$1

pulumi stack select --create "$stack"
pulumi up --stack "$stack" --refresh --yes --skip-preview
