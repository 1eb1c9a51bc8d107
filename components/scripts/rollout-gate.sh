# shellcheck shell=bash
# After aws.sh and kube.sh: waits until the CNI is rolled out, so that no node is rolled onto a broken one.
# In: WORKLOADS (lines of "namespace kind/name"), NODE_SELECTOR (may be empty), BASE_SEC and PER_NODE_SEC; for a CNI whose
#     operator makes the workloads also CONDITIONS (lines of "resource resource-with-its-conditions [path version]").

# The reasons that the workload's pods give, to the error output.
explain_workload() {
  local namespace=$1 workload=$2 selector template
  # shellcheck disable=SC2016 # the variables are the template's
  template='{{range $key, $value := .spec.selector.matchLabels}}{{$key}}={{$value}},{{end}}'
  if selector=$(kube --namespace "$namespace" get "$workload" --output go-template="$template"); then
    explain_pods "$namespace" "${selector%,}"
  fi
}

# What an operator says of a resource: "Available=True/7 Degraded=False/7 ", each with the generation that it means.
conditions_of() {
  kube get "$1" --ignore-not-found \
    --output jsonpath='{range .status.conditions[*]}{.type}={.status}/{.observedGeneration} {end}'
}

# Whether these conditions say that this generation, or a later one, is rolled out.
is_settled() {
  local generation=$1 condition value available='' busy=''
  for condition in $2; do
    value=${condition#*=}
    case $condition in
      Available=True/*) [[ ${value#*/} =~ ^[0-9]+$ ]] && ((${value#*/} >= generation)) && available=yes ;;
      Progressing=True/* | Degraded=True/*) busy=yes ;;
    esac
  done
  [[ -n $available && -z $busy ]]
}

# Blocks until a condition that is not right yet is, or for ten seconds. In: the resource with the conditions, the
# generation, the resource, and the path and the version, which may be empty.
await_condition() {
  local wait_for=(kube wait "$1" --timeout=10s)
  {
    "${wait_for[@]}" --for=create &&
      "${wait_for[@]}" --for=jsonpath='{.status.conditions[?(@.type=="Available")].observedGeneration}'="$2" &&
      "${wait_for[@]}" --for=condition=Available=True &&
      "${wait_for[@]}" --for=condition=Progressing=False &&
      "${wait_for[@]}" --for=condition=Degraded=False &&
      { [[ -z $5 ]] || kube wait "$3" --timeout=10s --for=jsonpath="{$4}"="$5"; }
  } >/dev/null 2>&1 || true
}

# Waits until the operator has taken up the resource's newest generation: before that its workloads are those of the
# last one, or not there at all.
await_operator() {
  local of=$1 status=$2 path=${3:-} version=${4:-} end=$((SECONDS + limit)) generation said='' is=''
  say "$of: waiting at most $limit s for its operator"
  while ((SECONDS < end)); do
    generation=$(kube get "$of" --output jsonpath='{.metadata.generation}') || return 1
    said=$(conditions_of "$status") || return 1
    [[ -z $version ]] || is=$(kube get "$of" --output jsonpath="{$path}") || return 1
    if is_settled "$generation" "$said" && [[ $is == "$version" ]]; then
      say "$status: $said$version"
      return 0
    fi
    await_condition "$status" "$generation" "$of" "$path" "$version"
  done
  [[ $is == "$version" ]] || say "$of: ${path#.} is \"$is\", not \"$version\"" >&2
  kube get "$status" --ignore-not-found --output jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\n"}{end}' >&2 || true
  return 1
}

select_nodes=()
described='the cluster'
if [[ -n ${NODE_SELECTOR:-} ]]; then
  select_nodes=(--selector "$NODE_SELECTOR")
  described="the cluster, among nodes with $NODE_SELECTOR,"
fi
nodes=$(kube get nodes "${select_nodes[@]+"${select_nodes[@]}"}" --output name) || fail 'could not list the nodes: see the message of kubectl above'
if [[ -z $nodes ]]; then
  say "$described has no node: nothing can run yet, so there is nothing to wait for"
  exit 0
fi
limit=$((BASE_SEC + PER_NODE_SEC * $(grep -c . <<<"$nodes")))
explain_all() {
  local namespace workload
  while read -r namespace workload; do explain_workload "$namespace" "$workload"; done <<<"$WORKLOADS"
}

if [[ -n ${CONDITIONS:-} ]]; then
  while read -r of status path version; do
    await_operator "$of" "$status" "$path" "$version" || {
      explain_all
      fail "$of: its operator does not say that all of it runs: what it says and the pods' reasons are above; node groups were not touched, nodes keep the CNI they run; correct the CNI's configuration and run pulumi up again"
    }
  done <<<"$CONDITIONS"
fi
while read -r namespace workload; do
  say "$namespace $workload: waiting at most $limit s"
  if ! kube --namespace "$namespace" rollout status "$workload" --timeout="${limit}s"; then
    explain_workload "$namespace" "$workload"
    fail "$namespace $workload is not rolled out: the reasons are above; node groups were not touched, nodes keep the CNI they run; correct the CNI's configuration and run pulumi up again"
  fi
done <<<"$WORKLOADS"
