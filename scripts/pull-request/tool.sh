# shellcheck shell=bash
# Which eks-cni a folder uses, and how to show what a program said. Sourced by the other scripts here.

# The nearest folder, from the second word up to the first, that has one of the files that follow.
nearest() {
  local top="$1" folder="$2" name
  shift 2
  while :; do
    for name in "$@"; do
      if [[ -e "$folder/$name" ]]; then
        printf '%s\n' "$folder"
        return 0
      fi
    done
    [[ "$folder" != "$top" && "$folder" != "/" ]] || return 1
    folder="$(dirname "$folder")"
  done
}

# The folder's own eks-cni: an installed package's, or a checkout of it. Looks no further up than the first word.
tool_of() {
  local top="$1" folder="$2" place
  if place="$(nearest "$top" "$folder" node_modules/.bin/eks-cni)"; then
    printf '%s\n' "$place/node_modules/.bin/eks-cni"
  elif place="$(nearest "$top" "$folder" bin/eks-cni.js)"; then
    printf '%s\n' "$place/bin/eks-cni.js"
  else
    return 1
  fi
}

run_tool() {
  local tool="$1"
  shift
  if [[ "$tool" == *.js ]]; then node "$tool" "$@"; else "$tool" "$@"; fi
}

# A program's words as an indented code block, which nothing in them can leave; the end, where the cause is.
quote() {
  local file="$1" limit="$2"
  [[ -s "$file" ]] || return 0
  printf '\n'
  # iconv says 1 for what it drops: the half character at the cut is one.
  tail -c "$limit" "$file" | { iconv -c -f UTF-8 -t UTF-8 || true; } | sed 's/\x1b\[[0-9;]*[A-Za-z]//g' |
    tr -d '\000-\010\013-\037\177' | tail -n 60 | sed 's/^/    /'
  printf '\n'
}
