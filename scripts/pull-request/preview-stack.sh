#!/usr/bin/env bash
# Asks the Pulumi engine what the program would do to a stack, and says it as plan-sides.sh does. Changes nothing.
#
# usage: preview-stack.sh PROJECT_DIR OUT
#   PROJECT_DIR   folder of Pulumi.yaml, dependencies installed
#   OUT           is made; holds comment.md, status, report.html, changes.json and preview.log
#
# Environment: PREVIEW_STACK, and what the CLI needs: credentials, PULUMI_BACKEND_URL or PULUMI_ACCESS_TOKEN,
# PULUMI_CONFIG_PASSPHRASE where the stack has secrets. Exit status as in plan-sides.sh.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=tool.sh
source "$(dirname "${BASH_SOURCE[0]}")/tool.sh"

readonly LIMIT=63000 # characters of a comment, less a note
readonly MESSAGE_LIMIT=6000

mistake() {
  printf 'preview-stack.sh: %s\nusage: preview-stack.sh PROJECT_DIR OUT\n' "$1" >&2
  exit 2
}

(($# == 2)) || mistake "two folders are needed, $# were given"
[[ -d "$1" ]] || mistake "PROJECT_DIR is no folder: $1"
[[ -n "${PREVIEW_STACK:-}" ]] || mistake "PREVIEW_STACK names no stack"
mkdir -p "$2"
out="$(cd "$2" && pwd)"
readonly out
rm -f "$out"/{comment.md,status,report.html,changes.json,preview.log}
# What the engine prints may name more than a reader of the artifact should see; the report alone is kept.
work="$(mktemp -d)"
readonly work
trap 'rm -rf "$work"' EXIT
cd "$1"
tool="$(tool_of / "$PWD")" || mistake "no eks-cni in node_modules of $1 or above: npm install --save-dev pulumi-eks-cni"
readonly tool

previewed=0
pulumi preview --json --non-interactive --stack "$PREVIEW_STACK" >"$work/preview.json" 2>"$out/preview.log" || previewed=$?
cat "$out/preview.log" >&2
reported=0
run_tool "$tool" report "$work/preview.json" --markdown "$work/report.md" --html "$out/report.html" \
  --json "$out/changes.json" --limit "$LIMIT" >/dev/null 2>>"$out/preview.log" || reported=$?

{
  if ((reported == 0)) && [[ -s "$work/report.md" ]]; then
    if ((previewed != 0)); then printf '**The preview failed.** What is below is only what it got to.\n\n'; fi
    cat "$work/report.md"
  else
    if ((previewed != 0)); then echo "**The preview failed.**"; else echo "**The preview cannot be read.**"; fi
    quote "$out/preview.log" "$MESSAGE_LIMIT"
  fi
} >"$out/comment.md"

if ((previewed != 0)); then
  echo "fail: pulumi preview ended with status $previewed" >"$out/status"
elif ((reported != 0)); then
  echo "fail: the preview cannot be read" >"$out/status"
else
  echo ok >"$out/status"
fi
printf 'status: %s\n' "$(cat "$out/status")"
