# shellcheck shell=bash
# After aws.sh, on destroy: deletes the ENIs that a cluster's CNI left in a VPC. Safe to run again.
# In: VPC_ID, and CILIUM_CLUSTER_NAME, VPC_CNI_CLUSTER_NAME or both: whose ENIs.
#
# When it runs the nodes are gone. An ENI that EC2 is still detaching from the last of them is waited for, by
# aws's own waiter (200 s each at most): left behind it would keep subnets and security groups from going. One
# that is attached and stays so belongs to somebody and is left.

# EC2 reads * and ? in a filter as wildcards; an empty value would match nothing, or everything.
[[ ${VPC_ID:-} =~ ^vpc-[0-9a-f]+$ ]] || fail "VPC_ID: \"${VPC_ID:-}\" is not the id of a VPC; nothing was deleted"
[[ -n ${CILIUM_CLUSTER_NAME+set}${VPC_CNI_CLUSTER_NAME+set} ]] ||
  fail "neither CILIUM_CLUSTER_NAME nor VPC_CNI_CLUSTER_NAME is set; nothing was deleted"
[[ -z ${CILIUM_CLUSTER_NAME+set} || $CILIUM_CLUSTER_NAME =~ ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$ ]] ||
  fail "CILIUM_CLUSTER_NAME: \"$CILIUM_CLUSTER_NAME\" is not a Cilium cluster name; nothing was deleted"
[[ -z ${VPC_CNI_CLUSTER_NAME+set} || $VPC_CNI_CLUSTER_NAME =~ ^[0-9A-Za-z][-_0-9A-Za-z]*$ ]] ||
  fail "VPC_CNI_CLUSTER_NAME: \"$VPC_CNI_CLUSTER_NAME\" is not the name of an EKS cluster; nothing was deleted"

# Lines of: id, state, state of the attachment, instance. aws follows the pages itself.
list_enis() {
  aws ec2 describe-network-interfaces \
    --filters "Name=vpc-id,Values=$VPC_ID" "${filters[@]}" "$@" \
    --query 'NetworkInterfaces[].[NetworkInterfaceId,Status,Attachment.Status,Attachment.InstanceId]' \
    --output text
}

# The waiter also fails when the ENI has gone meanwhile, so the state afterwards decides.
wait_until_detached() {
  local id=$1 state waited
  say "waiting for $id to be detached"
  waited=$(aws ec2 wait network-interface-available --network-interface-ids "$id" 2>&1) || true
  state=$(list_enis "Name=network-interface-id,Values=$id") ||
    fail "could not look at $id after waiting for it: see the message of aws above; run the destroy again"
  case $state in
    '') say "$id went by itself" ;;
    *$'\tavailable\t'*) delete_eni "$id" ;;
    *) fail "$id is still not detached (${waited:-no message from aws}); run the destroy again, it continues here" ;;
  esac
}

delete_eni() {
  local id=$1 message
  if message=$(aws ec2 delete-network-interface --network-interface-id "$id" 2>&1); then
    say "deleted $id"
    deleted=$((deleted + 1))
    return
  fi
  case $message in
    *'(InvalidNetworkInterfaceID.NotFound)'*) say "$id had gone already" ;;
    *'(InvalidNetworkInterface.InUse)'* | *'is currently in use'*)
      say "left $id: it was attached meanwhile"
      left=$((left + 1))
      ;;
    *) fail "could not delete $id after deleting $deleted others: $message; run the destroy again, it continues here" ;;
  esac
}

# Deletes what the filters find, which belongs to $1.
sweep_enis() {
  local enis id state attachment instance detaching=''
  deleted=0
  left=0
  enis=$(list_enis) || fail "could not list the ENIs of $VPC_ID: see the message of aws above; nothing was deleted"
  while IFS=$'\t' read -r id state attachment instance; do
    case "$state/$attachment" in
      /*) ;;
      available/*) delete_eni "$id" ;;
      detaching/* | */detaching) detaching="$detaching $id" ;;
      *)
        say "left $id: $state, on ${instance:-nothing}"
        left=$((left + 1))
        ;;
    esac
  done <<<"$enis"
  for id in $detaching; do
    wait_until_detached "$id"
  done
  say "ENIs of $1 in $VPC_ID: $deleted deleted, $left in use and left"
}

if [[ -n ${CILIUM_CLUSTER_NAME+set} ]]; then
  filters=(
    'Name=tag:io.cilium/cilium-managed,Values=true'
    "Name=tag:io.cilium/cluster-name,Values=$CILIUM_CLUSTER_NAME"
  )
  sweep_enis "Cilium cluster $CILIUM_CLUSTER_NAME"
fi
if [[ -n ${VPC_CNI_CLUSTER_NAME+set} ]]; then
  # aws-node also tags ENIs that people attached to its nodes: only its own have this description.
  filters=(
    'Name=tag-key,Values=node.k8s.amazonaws.com/instance_id'
    "Name=tag:eks-cni/cluster-name,Values=$VPC_CNI_CLUSTER_NAME"
    'Name=description,Values=aws-K8S-*'
  )
  sweep_enis "aws-vpc-cni of $VPC_CNI_CLUSTER_NAME"
fi
