#!/usr/bin/env bash
# Plans both sides of a change offline, each with its own lock file and tool, and says what the change does.
#
# usage: plan-sides.sh BASE_DIR HEAD_DIR OUT
#   BASE_DIR, HEAD_DIR   two checkouts of the repository
#   OUT                  is made; holds comment.md, status, report.html, changes.json, base/, head/ and the logs
#
# What can be set in the environment:
#   PLAN_PROJECT   folder of Pulumi.yaml inside the repository; default: its root
#   PLAN_CONFIG    stack file, relative to that folder; default: what `eks-cni plan` takes by itself
#   PLAN_DATE      YYYY-MM-DD, the day on which rules judge both sides; default: today (UTC)
#   PLAN_INSTALL   command that installs a side's dependencies; default: npm ci, without install scripts
#
# `status` is one line: "ok", or "fail: " and why. Exit status 0: both files are there, whatever they say; 2: a mistake
# in the words above. Nothing here needs a token, a secret or an account: give it none, both sides' code runs.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=tool.sh
source "$(dirname "${BASH_SOURCE[0]}")/tool.sh"

readonly DIFF_LIMIT=60000   # characters, of the 64,000 of a comment; the rest is for notes
readonly MESSAGE_LIMIT=6000 # characters of what a program said, where there is no diff
readonly BASE_LIMIT=2000    # the same for the base, above a diff
readonly DEFAULT_INSTALL="npm ci --ignore-scripts --no-audit --no-fund"

mistake() {
  printf 'plan-sides.sh: %s\nusage: plan-sides.sh BASE_DIR HEAD_DIR OUT\n' "$1" >&2
  exit 2
}

((BASH_VERSINFO[0] >= 4)) || mistake "bash 4 or newer is needed, this is $BASH_VERSION"
(($# == 3)) || mistake "three folders are needed, $# were given"
[[ -d "$1" ]] || mistake "BASE_DIR is no folder: $1"
[[ -d "$2" ]] || mistake "HEAD_DIR is no folder: $2"
project="${PLAN_PROJECT:-.}"
config="${PLAN_CONFIG:-}"
day="${PLAN_DATE:-$(date -u +%F)}"
[[ "$day" =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || mistake "PLAN_DATE is not YYYY-MM-DD: $day"
declare -A root=([base]="$(cd "$1" && pwd)" [head]="$(cd "$2" && pwd)")
mkdir -p "$3"
out="$(cd "$3" && pwd)"
readonly project config day root out
rm -rf "${out:?}"/{base,head,comment.md,status,report.html,changes.json,base.log,head.log,diff.log}

# What became of a side: planned, broken (planned, and a rule of severity error is broken), absent, failed; and why.
declare -A state why

settle() {
  state["$1"]="$2"
  why["$1"]="$3"
  printf '%s: %s%s\n' "$1" "$2" "${3:+, it $3}"
}

install() {
  local top="$1" folder="$2" place command="${PLAN_INSTALL:-$DEFAULT_INSTALL}"
  if [[ -z "${PLAN_INSTALL:-}" ]]; then
    if ! place="$(nearest "$top" "$folder" package-lock.json npm-shrinkwrap.json)"; then
      echo "no package-lock.json: commit one, so that this side is planned with its own versions (PLAN_INSTALL names another package manager's command)"
      return 1
    fi
  elif ! place="$(nearest "$top" "$folder" pnpm-lock.yaml yarn.lock bun.lock package-lock.json package.json)"; then
    echo "no package.json: nothing says what to install"
    return 1
  fi
  (cd "$place" && bash -c "$command")
}

plan_side() {
  local side="$1" top="${root[$1]}" folder tool status=0
  : >"$out/$side.log"
  if ! folder="$(cd "$top/$project" 2>/dev/null && pwd)" ||
    [[ ! -f "$folder/Pulumi.yaml" && ! -f "$folder/Pulumi.yml" ]]; then
    settle "$side" absent "has no Pulumi.yaml"
    return
  fi
  if [[ -n "$config" && ! -f "$folder/$config" ]]; then
    settle "$side" absent "has no $(basename "$config")"
    return
  fi
  if ! install "$top" "$folder" >"$out/$side.log" 2>&1; then
    cat "$out/$side.log" >&2
    settle "$side" failed "could not be installed"
    return
  fi
  if ! tool="$(tool_of "$top" "$folder")"; then
    # A base from before is no fault; a head that drops it would go unjudged.
    if [[ "$side" == base ]]; then settle base absent "does not use eks-cni"; return; fi
    echo "no eks-cni in node_modules: npm install --save-dev pulumi-eks-cni" >"$out/head.log"
    settle head failed "does not use eks-cni"
    return
  fi
  local words=(plan --out "$out/$side" --date "$day")
  [[ -z "$config" ]] || words+=(--config "$config")
  (cd "$folder" && run_tool "$tool" "${words[@]}") 2>"$out/$side.log" || status=$?
  cat "$out/$side.log" >&2
  case "$status" in
    0) settle "$side" planned "" ;;
    1) settle "$side" broken "breaks a rule of severity error" ;;
    2) settle "$side" failed "gives no cluster that can be planned" ;;
    *) settle "$side" failed "made eks-cni itself fail (status $status)" ;;
  esac
  # Only 0 and 1 leave a plan; what says 1 without one failed before it began.
  if [[ "${state[$side]}" == planned || "${state[$side]}" == broken ]] && [[ ! -f "$out/$side/plan.json" ]]; then
    settle "$side" failed "left no plan"
  fi
}

compare() {
  local status=0 tool folder="${root[head]}/$project" sides=("$out/base" "$out/head")
  folder="$(cd "$folder" && pwd)"
  tool="$(tool_of "${root[head]}" "$folder")"
  case "${state[base]}" in
    absent | failed) sides=(--no-base "$out/head") ;;
  esac
  (cd "$folder" && run_tool "$tool" diff "${sides[@]}" --markdown "$out/diff.md" --html "$out/report.html" \
    --json "$out/changes.json" --limit "$DIFF_LIMIT") 2>"$out/diff.log" >/dev/null || status=$?
  cat "$out/diff.log" >&2 # standard output is the comment
  [[ "$status" == 0 && -s "$out/diff.md" ]]
}

write_comment() {
  if [[ "${state[head]}" == failed ]]; then
    printf '**This change cannot be planned: the head %s.** What it would do is not known.\n' "${why[head]}"
    quote "$out/head.log" "$MESSAGE_LIMIT"
    echo "fail: the head ${why[head]}" >"$out/status"
  elif [[ "${state[head]}" == absent && "${state[base]}" == absent ]]; then
    printf 'Nothing to plan: the head %s, and neither does the base give a plan.\n' "${why[head]}"
    echo ok >"$out/status"
  elif [[ "${state[head]}" == absent ]]; then
    printf '**The program is gone: the head %s.** That deletes nothing: what the stack created stays, and costs, until it is destroyed.\n' "${why[head]}"
    echo ok >"$out/status"
  elif compare; then
    if [[ "${state[base]}" == failed ]]; then
      printf '**The base could not be planned (it %s), so everything reads as new below, also what exists.**\n' "${why[base]}"
      quote "$out/base.log" "$BASE_LIMIT"
    fi
    cat "$out/diff.md"
    if [[ "${state[base]}" == absent ]]; then printf '\nCompared with nothing: the base %s.\n' "${why[base]}"; fi
    if [[ "${state[head]}" == broken ]]; then
      echo "fail: the head ${why[head]}; the comment and $(basename "$out")/head/report.md name it" >"$out/status"
    else
      echo ok >"$out/status"
    fi
  else
    printf '**The two plans cannot be compared.**\n'
    quote "$out/diff.log" "$MESSAGE_LIMIT"
    echo "fail: the two plans cannot be compared" >"$out/status"
  fi
}

plan_side base
plan_side head
write_comment >"$out/comment.draft"
mv "$out/comment.draft" "$out/comment.md"
rm -f "$out/diff.md"
printf 'status: %s\n' "$(cat "$out/status")"
