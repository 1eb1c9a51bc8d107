# shellcheck shell=bash
# After aws.sh and kube.sh: waits until the nodes of an Auto Scaling group run its launch template's version and are Ready.
# An instance refresh knows EC2 and not Kubernetes: where a new node does not join in time, it is cancelled here, before it
# goes on to the next node.
# In: GROUP, TEMPLATE_VERSION, JOIN_SEC (for one node), BASE_SEC and PER_NODE_SEC (for all).

# What the Auto Scaling group says of itself, to the error output.
explain_group() {
  {
    say "last activities of $GROUP:"
    aws autoscaling describe-scaling-activities --auto-scaling-group-name "$GROUP" \
      --query 'Activities[:5].[StatusCode,StatusMessage,Cause]' --output text || true
    say 'nodes and whether they are Ready:'
    list_nodes || true
  } >&2
}

# Ends with: wanted, and running, lines of "instance version-of-its-template".
read_group() {
  local answer
  answer=$(aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$GROUP" \
    --query "AutoScalingGroups[0].[DesiredCapacity,Instances[?LifecycleState=='InService'].[InstanceId,LaunchTemplate.Version]]" \
    --output text) || fail "could not look at the Auto Scaling group $GROUP: see the message of aws above"
  wanted=${answer%%$'\n'*}
  running=${answer#"$wanted"}
  running=${running#$'\n'}
  [[ $wanted =~ ^[0-9]+$ ]] || fail "there is no Auto Scaling group $GROUP in $AWS_REGION"
}

# Ends with: refresh, the state of the newest instance refresh, or None; and reason.
read_refresh() {
  local answer
  answer=$(aws autoscaling describe-instance-refreshes --auto-scaling-group-name "$GROUP" \
    --query 'InstanceRefreshes[0].[Status,StatusReason]' --output text) ||
    fail "could not look at the instance refreshes of $GROUP: see the message of aws above"
  read -r refresh reason <<<"$answer"
}

# Lines of "instance True", whatever the nodes are called.
list_nodes() {
  kube get nodes --output jsonpath='{range .items[*]}{.spec.providerID} {.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' |
    sed 's,^.*/,,'
}

# An instance is first seen when it runs; how long ago that was decides. Ends with: joined, missing, late.
look_at_nodes() {
  local nodes instance version since
  nodes=$(list_nodes) || fail 'could not list the nodes: see the message of kubectl above'
  joined=0 missing='' late=''
  while read -r instance version; do
    [[ $version == "$TEMPLATE_VERSION" ]] || continue
    if [[ $'\n'"$nodes"$'\n' == *$'\n'"$instance True"$'\n'* ]]; then
      joined=$((joined + 1))
      continue
    fi
    [[ " $seen" == *" $instance="* ]] || seen="$seen$instance=$SECONDS "
    since=${seen##*"$instance="}
    missing="$missing $instance"
    ((SECONDS - ${since%% *} < JOIN_SEC)) || late="$late $instance"
  done <<<"$running"
}

# Blocks until something happens to a node, at most fifteen seconds: Auto Scaling itself has nothing that could be awaited.
await_event() {
  read -r _ < <(kube get nodes --watch-only --output name --request-timeout=15s 2>/dev/null) || true
}

# Ends the script, after it has ended the refresh.
give_up() {
  local outcome=''
  explain_group
  if [[ $refresh == Pending || $refresh == InProgress || $refresh == Baking ]]; then
    if aws autoscaling cancel-instance-refresh --auto-scaling-group-name "$GROUP" >&2; then
      outcome='; its instance refresh was cancelled: no further node is replaced'
    else
      outcome='; its instance refresh could not be cancelled: see the message of aws above, and end it with "aws autoscaling cancel-instance-refresh" before it replaces more nodes'
    fi
  fi
  fail "$1$outcome; correct the node group and run pulumi up again, or, where nothing is wrong with it, run \"aws autoscaling start-instance-refresh --auto-scaling-group-name $GROUP --preferences SkipMatching=true\" before"
}

seen=''
end=''
while :; do
  read_refresh
  read_group
  if ((wanted == 0)); then
    say "$GROUP wants no node at the moment: nothing to wait for"
    exit 0
  fi
  [[ -n $end ]] || {
    end=$((SECONDS + BASE_SEC + PER_NODE_SEC * wanted))
    say "$GROUP wants $wanted nodes of launch template version $TEMPLATE_VERSION: waiting at most $((end - SECONDS)) s"
  }
  look_at_nodes
  [[ -z $late ]] || give_up "${late# }: runs launch template version $TEMPLATE_VERSION of $GROUP and is no Ready node after $JOIN_SEC s"
  case $refresh in
    Pending | InProgress | Baking | Cancelling | RollbackInProgress) ;;
    Successful | None)
      if ((joined >= wanted)); then
        say "$joined nodes of $GROUP are Ready"
        exit 0
      fi
      ;;
    *) give_up "the instance refresh of $GROUP ended with $refresh ($reason)" ;;
  esac
  ((SECONDS < end)) || give_up "$GROUP has $joined of $wanted nodes of launch template version $TEMPLATE_VERSION after $((BASE_SEC + PER_NODE_SEC * wanted)) s (instance refresh: $refresh; not Ready:${missing:- none})"
  await_event
done
