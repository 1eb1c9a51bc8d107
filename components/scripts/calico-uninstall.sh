# shellcheck shell=bash
# After aws.sh and kube.sh, on destroy, before the releases go: Calico's chart has a hook that runs a pod which takes
# Calico apart, and Helm waits for it without a limit. Where no node is left to run it, this does the same without a pod.
# In: RELEASE, RELEASE_NAMESPACE.

ready_nodes() {
  kube get nodes --output jsonpath='{range .items[*]}{.metadata.name} {.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' |
    awk '$2 == "True" { print $1 }'
}

# Objects that are gone already are none to care about.
remove() { kube delete "$@" --ignore-not-found --wait=false || fail "could not delete $*: see the message of kubectl above"; }

# What only the operator would take away, and it does not run.
release_finalizers() {
  local found
  found=$(kube get "$@" --ignore-not-found --output name) || fail "could not look for $*: see the message of kubectl above"
  [[ -z $found ]] || kube patch "$@" --type=merge --patch='{"metadata":{"finalizers":null}}' ||
    fail "could not take the finalizers from $*: see the message of kubectl above"
}

# Helm keeps a release's hooks in its Secret: as a test hook it does not run when the release goes.
defuse_hook() {
  local secret=$1 encoded
  encoded=$(kube --namespace "$RELEASE_NAMESPACE" get "$secret" --output jsonpath='{.data.release}' |
    base64 --decode | base64 --decode | gzip -dc |
    sed 's/"events":\["pre-delete"\]/"events":["test"]/g' |
    gzip -c | base64 | tr -d '\n' | base64 | tr -d '\n') || fail "could not read $secret: see the message above"
  printf '{"data":{"release":"%s"}}' "$encoded" >"$WORK_DIR/release.json"
  kube --namespace "$RELEASE_NAMESPACE" patch "$secret" --type=merge --patch-file="$WORK_DIR/release.json" ||
    fail "could not change $secret: see the message of kubectl above"
}

nodes=$(ready_nodes) || fail 'could not list the nodes: see the message of kubectl above'
if [[ -n $nodes ]]; then
  say "the uninstall hook of $RELEASE can run on ${nodes//$'\n'/, }: nothing to do"
  exit 0
fi
say "the cluster has no ready node: taking Calico apart without the uninstall hook of $RELEASE"
# While its server is gone, an aggregated API keeps namespaces from going.
remove apiservice v3.projectcalico.org
for kind in installations apiservers goldmanes whiskers; do
  remove "$kind.operator.tigera.io" default
done
release_finalizers installations.operator.tigera.io default
for object in calico-node calico-cni-plugin; do
  release_finalizers --namespace calico-system serviceaccount "$object"
  release_finalizers clusterrole "$object"
  release_finalizers clusterrolebinding "$object"
done
remove namespace calico-system
secrets=$(kube --namespace "$RELEASE_NAMESPACE" get secrets --selector "owner=helm,name=$RELEASE" --output name) ||
  fail "could not list the Secrets of $RELEASE: see the message of kubectl above"
while read -r secret; do
  [[ -z $secret ]] || defuse_hook "$secret"
done <<<"$secrets"
