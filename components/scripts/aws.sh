# shellcheck shell=bash
# First part of every script: strictness, messages, and an `aws` that speaks for the right identity.
# In:  AWS_REGION; AWS_PROFILE and ROLE_ARN when they are set. Keys and tokens come from the environment.
# Written for bash 3.2, which macOS has.
set -euo pipefail

say() { printf '%s\n' "$*"; }

fail() {
  printf 'eks-cni: %s\n' "$*" >&2
  exit 1
}

require_aws() {
  local version
  command -v aws >/dev/null 2>&1 ||
    fail 'the program "aws" is not on PATH: install the AWS CLI, version 2, where pulumi runs'
  version=$(aws --version 2>&1) || fail "\"aws --version\" failed: $version"
  if [[ ! $version =~ ^aws-cli/([0-9]+)\. ]]; then
    fail "\"aws --version\" says \"$version\": expected aws-cli/2 or later"
  fi
  if ((BASH_REMATCH[1] < 2)); then
    fail "\"aws --version\" says \"$version\": version 2 or later of the AWS CLI is needed where pulumi runs"
  fi
}

# Keys of an assumed role stay in this process and its children, and end with it.
use_role() {
  local keys
  [[ -n ${ROLE_ARN:-} ]] || return 0
  keys=$(aws sts assume-role --role-arn "$ROLE_ARN" --role-session-name eks-cni \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text) ||
    fail "could not assume the role $ROLE_ARN: see the message of aws above"
  read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN < <(printf '%s\n' "$keys")
  export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  unset AWS_PROFILE
}

[[ -n ${AWS_REGION:-} ]] || fail 'AWS_REGION is empty: the script does not know where to look'
# EC2 throttles; the CLI waits and repeats by itself, ten times instead of twice.
export AWS_REGION AWS_DEFAULT_REGION="$AWS_REGION" AWS_PAGER='' AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=10
require_aws
use_role
