# shellcheck shell=bash
# After aws.sh and kube.sh: waits until the CNI is rolled out, so that no node is rolled onto a broken one.
# In: WORKLOADS (lines of "namespace kind/name"), NODE_SELECTOR (may be empty), BASE_SEC and PER_NODE_SEC.

# The reasons that the workload's pods give, to the error output.
explain_workload() {
  local namespace=$1 workload=$2 selector template
  # shellcheck disable=SC2016 # the variables are the template's
  template='{{range $key, $value := .spec.selector.matchLabels}}{{$key}}={{$value}},{{end}}'
  if selector=$(kube --namespace "$namespace" get "$workload" --output go-template="$template"); then
    explain_pods "$namespace" "${selector%,}"
  fi
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
while read -r namespace workload; do
  say "$namespace $workload: waiting at most $limit s"
  if ! kube --namespace "$namespace" rollout status "$workload" --timeout="${limit}s"; then
    explain_workload "$namespace" "$workload"
    fail "$namespace $workload is not rolled out: the reasons are above; node groups were not touched, nodes keep the CNI they run; correct the CNI's configuration and run pulumi up again"
  fi
done <<<"$WORKLOADS"
