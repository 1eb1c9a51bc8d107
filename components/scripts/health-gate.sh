# shellcheck shell=bash
# After aws.sh, kube.sh and eni-path.sh: sees the probe Job of one node group through and judges the way its pods took.
# In: JOB_NAMESPACE, JOB_NAME, JOB and PEERS_JOB (manifests), NODE_GROUP_LABEL and NODE_GROUP (its value), DEADLINE_SEC,
#     SECONDARY_ENIS (none, whenAttached, always).
PEERS_NAME="$JOB_NAME-peers"

in_namespace() { kube --namespace "$JOB_NAMESPACE" "$@"; }
create() { printf '%s\n' "$1" | kubectl --namespace "$JOB_NAMESPACE" create --filename=- >/dev/null; }

remove_peers() {
  in_namespace delete "job/$PEERS_NAME" "configmap/$PEERS_NAME" --ignore-not-found --wait=false >/dev/null 2>&1 || true
}
trap 'remove_peers; rm -rf -- "$WORK_DIR"' EXIT

# The Job is Pulumi's. One that has ended is of an earlier, failed attempt; it is made again from the same manifest.
renew_job() {
  local state
  state=$(in_namespace get job "$JOB_NAME" --ignore-not-found --output jsonpath='{.metadata.name}:{.status.conditions[*].type}') ||
    fail 'could not look at the probe Job: see the message of kubectl above'
  [[ $state != "$JOB_NAME:" ]] || return 0
  in_namespace delete "job/$JOB_NAME" --ignore-not-found --cascade=foreground --timeout=120s >/dev/null ||
    fail "could not remove the Job $JOB_NAME of the earlier attempt: see the message of kubectl above"
  create "$JOB" || fail "could not create the Job $JOB_NAME: see the message of kubectl above"
}

# Names of the ready nodes with these labels.
ready_nodes() {
  # shellcheck disable=SC2016 # the variables are awk's
  kube get nodes --selector "kubernetes.io/os=linux,$1" \
    --output jsonpath='{range .items[*]}{.metadata.name} {.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' |
    awk '$2 == "True" { print $1 }' | sort
}

# The first two ready nodes, the group's before others.
peer_nodes() {
  local own others
  own=$(ready_nodes "$NODE_GROUP_LABEL=$NODE_GROUP") || return 1
  others=$(ready_nodes 'eks.amazonaws.com/compute-type!=fargate') || return 1
  # shellcheck disable=SC2016 # the variables are awk's
  printf '%s\n%s\n' "$own" "$others" | awk 'NF && !seen[$1]++ && found++ < 2'
}

# Two pods that listen, on two nodes: every probe has one that is not on its own. Ends with: peers.
start_peers() {
  local nodes first second
  in_namespace delete "job/$PEERS_NAME" "configmap/$PEERS_NAME" --ignore-not-found --timeout=120s >/dev/null ||
    fail "could not remove $PEERS_NAME of an earlier attempt: see the message of kubectl above"
  nodes=$(peer_nodes) || fail 'could not list the nodes: see the message of kubectl above'
  first=${nodes%%$'\n'*}
  second=${nodes##*$'\n'}
  peers=none
  if [[ $first != "$second" ]]; then
    PEERS_JOB=${PEERS_JOB//@FIRST_NODE@/$first}
    create "${PEERS_JOB//@SECOND_NODE@/$second}" || fail "could not create the Job $PEERS_NAME: see the message of kubectl above"
    in_namespace wait "job/$PEERS_NAME" --for=jsonpath='{.status.ready}'=2 --timeout="${DEADLINE_SEC}s" >/dev/null || {
      explain_pods "$JOB_NAMESPACE" "batch.kubernetes.io/job-name=$PEERS_NAME"
      fail "the listening pods of $PEERS_NAME on $first and $second did not become ready within $DEADLINE_SEC s: the reasons are above"
    }
    peers=$(in_namespace get pods --selector "batch.kubernetes.io/job-name=$PEERS_NAME" \
      --output jsonpath='{range .items[*]}{.status.podIP}/{.spec.nodeName}{" "}{end}') ||
      fail 'could not read the addresses of the listening pods: see the message of kubectl above'
  fi
  # The probes wait for this: the kubelet does not start a container whose ConfigMap is missing.
  create "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"$PEERS_NAME\"},\"data\":{\"peers\":\"$peers\"}}" ||
    fail "could not create the ConfigMap $PEERS_NAME: see the message of kubectl above"
}

# kubectl waits for one condition only: two of them race, and the first to speak wins. Ends with: outcome.
await_job() {
  local limit=$((DEADLINE_SEC + 60)) waiters='' pid
  mkfifo "$WORK_DIR/outcome"
  exec 3<>"$WORK_DIR/outcome"
  for condition in Complete Failed; do
    (
      # Not by way of a function: the process to end has to be kubectl itself.
      kubectl --namespace "$JOB_NAMESPACE" wait "job/$JOB_NAME" --for="condition=$condition" --timeout="${limit}s" \
        </dev/null >/dev/null 2>"$WORK_DIR/$condition" &
      trap 'kill $! 2>/dev/null || true; wait $! || true; exit 0' TERM
      if wait $!; then printf '%s\n' "$condition" >&3; else printf 'late\n' >&3; fi
    ) &
    waiters="$waiters $!"
  done
  read -r outcome <&3
  exec 3>&-
  for pid in $waiters; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" || true
  done
  if [[ $outcome == late ]]; then
    cat -- "$WORK_DIR/Complete" "$WORK_DIR/Failed" >&2
  fi
}

# What the pods say goes to the log, whatever the outcome. Ends with: pods.
read_pods() {
  local uid name phase address node
  uid=$(in_namespace get job "$JOB_NAME" --output jsonpath='{.metadata.uid}') || fail "the Job $JOB_NAME is gone"
  selector="batch.kubernetes.io/controller-uid=$uid"
  pods=$(in_namespace get pods --selector "$selector" \
    --output jsonpath='{range .items[*]}{.metadata.name} {.status.phase} {.status.podIP} {.spec.nodeName}{"\n"}{end}') ||
    fail 'could not read the probe pods: see the message of kubectl above'
  while read -r name phase address node; do
    [[ -n $name ]] || continue
    say "$name ($phase, ${address:-no address} on ${node:-no node}):"
    in_namespace logs "$name" | sed 's/^/  /' || true
  done <<<"$pods"
}

judge_path() {
  local name phase address node instance path kind eni device tag instances='' probes=0 secondary=0 primary='' idle='' found
  while read -r name phase address node; do
    [[ $phase == Succeeded ]] || continue
    [[ $address == *.*.*.* ]] || fail "$name had the address \"$address\": ENIs are compared by IPv4 only"
    instance=$(instance_of "$node") || fail "could not tell the instance of $node: see the message above"
    path=$(path_of "$address" "$instance") || fail "could not list the ENIs of $instance: see the message of aws above"
    [[ -n $path ]] || fail "$address of $name is on no ENI of $node ($instance): the CNI gave an address that EC2 does not route to this node"
    read -r kind eni device tag <<<"$path"
    probes=$((probes + 1))
    [[ " $instances " == *" $instance "* ]] || instances="$instances $instance"
    if [[ $kind == secondary ]]; then
      secondary=$((secondary + 1))
      say "$address on $node went through the secondary ENI $eni (device $device, Cilium's tag: $tag)"
    else
      primary="$primary $address on $node;"
      say "$address on $node went through the primary ENI $eni"
    fi
  done <<<"$pods"
  ((probes > 0)) || fail "no pod of $JOB_NAME is left to compare with its node's ENIs; run pulumi up again, the Job is made anew"
  for instance in $instances; do
    found=$(secondary_enis_of "$instance") || fail "could not list the ENIs of $instance: see the message of aws above"
    idle="$idle${found:+ ${found//$'\n'/ } on $instance;}"
  done
  if [[ $SECONDARY_ENIS == always && -n $primary ]]; then
    fail "this mode keeps pods off the primary ENI, yet:$primary the configuration did not reach the nodes"
  elif ((secondary > 0)); then
    say "$secondary of $probes probes crossed a secondary ENI"
  elif [[ -n $idle ]]; then
    fail "none of $probes probes went through a secondary ENI, though there are:$idle traffic across ENIs is not shown; run pulumi up again, other addresses will be drawn, or give the gate more probes"
  else
    say 'NOT SHOWN: traffic across ENIs; no probed node has a secondary ENI yet, Cilium attaches one when the addresses of the primary one are used up'
  fi
}

group_nodes=$(kube get nodes --selector "$NODE_GROUP_LABEL=$NODE_GROUP" --output name) ||
  fail 'could not list the nodes of the group: see the message of kubectl above'
if [[ -z $group_nodes ]]; then
  # A group is made when its nodes are ready, so there are none because none is wanted: an autoscaler took them away.
  say "NOT SHOWN: anything; node group $NODE_GROUP has no node at the moment"
  exit 0
fi
renew_job
start_peers
await_job
read_pods
if [[ $outcome != Complete ]]; then
  explain_pods "$JOB_NAMESPACE" "$selector"
  fail "the probes of node group $NODE_GROUP did not succeed ($outcome): what failed is above; what comes after the gate was not touched"
fi
say "probed $(awk '$2 == "Succeeded" { print $4 }' <<<"$pods" | sort -u | grep -c .) of $(grep -c . <<<"$group_nodes") nodes of $NODE_GROUP; the others are not shown"
if [[ $peers == none ]]; then
  say 'NOT SHOWN: traffic between nodes (routes, security groups, MTU); the cluster has one ready node'
fi
if [[ $SECONDARY_ENIS == none ]]; then
  say 'pods of this mode have no ENI addresses: nothing to compare'
else
  judge_path
fi
