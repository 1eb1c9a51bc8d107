# shellcheck shell=sh
# Runs in each probe pod (image agnhost, no privileges, no token): may this address talk to what it must?
# In: POD_IP, NODE_NAME, PEERS (words of address/node, or "none"), EGRESS_TARGET; KUBERNETES_SERVICE_* by the kubelet.
set -u
failed=0

# An IPv6 address in host:port wants brackets.
with_port() {
  case $1 in
    *:*) printf '[%s]:%s' "$1" "$2" ;;
    *) printf '%s:%s' "$1" "$2" ;;
  esac
}

check() {
  if message=$(/agnhost connect "$2" --timeout=15s --protocol=tcp 2>&1); then
    echo "ok: $1, $2, from $POD_IP"
  else
    echo "FAILED: $1, $2, from $POD_IP on $NODE_NAME: ${message:-no message}"
    failed=1
  fi
}

echo "probe at $POD_IP on $NODE_NAME"
check 'Service address of the Kubernetes API' "$(with_port "$KUBERNETES_SERVICE_HOST" "$KUBERNETES_SERVICE_PORT")"
check 'egress' "$EGRESS_TARGET"
if [ "$PEERS" = none ]; then
  echo 'NOT SHOWN: a pod on another node; the cluster has one node'
else
  others=0
  for peer in $PEERS; do
    [ "${peer#*/}" != "$NODE_NAME" ] || continue
    others=$((others + 1))
    check "pod on ${peer#*/}" "$(with_port "${peer%%/*}" 8080)"
  done
  if [ "$others" -eq 0 ]; then
    echo "FAILED: no peer on another node than $NODE_NAME among: $PEERS"
    failed=1
  fi
fi
exit "$failed"
