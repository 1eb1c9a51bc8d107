# shellcheck shell=bash
# After aws.sh: `kubectl` for exactly one cluster, by a kubeconfig that ends with the script.
# In:  CLUSTER_NAME, CLUSTER_ENDPOINT, CLUSTER_CA (base64).
# Out: KUBECONFIG, and WORK_DIR, a directory that is removed at the end.

# What it writes holds no secret: kubectl asks aws for a token at each call.
write_kubeconfig() {
  [[ $CLUSTER_NAME =~ ^[0-9A-Za-z][0-9A-Za-z_-]*$ ]] ||
    fail "CLUSTER_NAME: \"$CLUSTER_NAME\" is not the name of an EKS cluster"
  [[ $CLUSTER_ENDPOINT =~ ^https?://[][0-9A-Za-z.:-]+$ ]] ||
    fail "CLUSTER_ENDPOINT: \"$CLUSTER_ENDPOINT\" is not the URL of a Kubernetes API"
  [[ $CLUSTER_CA =~ ^[0-9A-Za-z+/=]+$ ]] || fail 'CLUSTER_CA: not base64'
  cat >"$KUBECONFIG" <<KUBECONFIG_END
apiVersion: v1
kind: Config
current-context: eks-cni
contexts:
  - name: eks-cni
    context: { cluster: eks-cni, user: eks-cni }
clusters:
  - name: eks-cni
    cluster: { server: "$CLUSTER_ENDPOINT", certificate-authority-data: "$CLUSTER_CA" }
users:
  - name: eks-cni
    user:
      exec:
        apiVersion: client.authentication.k8s.io/v1beta1
        interactiveMode: Never
        command: aws
        args: ["--region", "$AWS_REGION", "--output", json, eks, get-token, "--cluster-name", "$CLUSTER_NAME"]
KUBECONFIG_END
}

# No command may read the loop that calls it.
kube() { kubectl "$@" </dev/null; }

# What pods that do not run say, to the error output. In: namespace, label selector.
explain_pods() {
  local namespace=$1 selector=$2
  {
    say "pods with $selector in $namespace:"
    kube --namespace "$namespace" get pods --selector "$selector" --output wide || true
    say 'what they are waiting for:'
    kube --namespace "$namespace" get pods --selector "$selector" --output go-template="$REASONS" | tail -n 20 || true
    say "last warnings in $namespace:"
    kube --namespace "$namespace" get events --field-selector type=Warning --sort-by=.lastTimestamp \
      --output custom-columns=OBJECT:.involvedObject.name,REASON:.reason,MESSAGE:.message | tail -n 8 || true
  } >&2
}

# shellcheck disable=SC2016 # the variables are the template's
REASONS='{{range .items}}{{$pod := .metadata.name}}{{$node := .spec.nodeName}}{{range .status.conditions}}{{if and (eq .type "PodScheduled") (eq .status "False")}}{{$pod}}: {{.reason}}: {{.message}}
{{end}}{{end}}{{range .status.initContainerStatuses}}{{if .state.waiting}}{{$pod}} on {{$node}}, {{.name}}: {{.state.waiting.reason}}: {{.state.waiting.message}}
{{end}}{{end}}{{range .status.containerStatuses}}{{if .state.waiting}}{{$pod}} on {{$node}}, {{.name}}: {{.state.waiting.reason}}: {{.state.waiting.message}}
{{end}}{{if .lastState.terminated}}{{$pod}} on {{$node}}, {{.name}}: ended before with {{.lastState.terminated.exitCode}}: {{.lastState.terminated.message}}
{{end}}{{end}}{{end}}'

command -v kubectl >/dev/null 2>&1 ||
  fail 'the program "kubectl" is not on PATH: install it where pulumi runs, within one minor version of the cluster'
WORK_DIR=$(mktemp -d)
trap 'rm -rf -- "$WORK_DIR"' EXIT
export KUBECONFIG="$WORK_DIR/kubeconfig"
write_kubeconfig
kube get --raw /readyz --request-timeout=30s >/dev/null ||
  fail "the Kubernetes API at $CLUSTER_ENDPOINT does not answer as ready to whoever runs pulumi: see the message above; a private endpoint needs a path into the VPC"
