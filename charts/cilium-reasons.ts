/** Why our values for a chart say something. Reports print it beside the value. */
export interface ValueReason {
  readonly reason: string;
  /** Upstream file, page or issue that the reason rests on. */
  readonly source: string;
}

const VALUES = "cilium/charts: cilium-1.20.0, values.yaml";
const CONFIGMAP = "cilium/charts: cilium-1.20.0, templates/cilium-configmap.yaml";
const VALIDATE = "cilium/charts: cilium-1.20.0, templates/validate.yaml";
const ENI_DOCS = "cilium/cilium: Documentation/network/concepts/ipam/eni.rst";
const POOL_DOCS = "cilium/cilium: Documentation/network/concepts/ipam/cluster-pool.rst";
const CHAINING_DOCS = "cilium/cilium: Documentation/installation/cni-chaining-aws-cni.rst";
const BANDWIDTH_DOCS = "cilium/cilium: Documentation/network/kubernetes/bandwidth-manager.rst";
const GATEWAY_DOCS =
  "cilium/cilium: Documentation/network/servicemesh/gateway-api/installation.rst";
const CNI_WRITER = "cilium/cilium: daemon/cmd/cni/config.go";

/** Every path that {@link ciliumValues} may write, with its reason. */
export const CILIUM_REASONS = {
  "cluster.name": {
    reason:
      "the chart's own name is `default`; Cilium's garbage collection of ENIs tells clusters apart by it",
    source: VALIDATE,
  },
  "eni.enabled": {
    reason: "pods get addresses of ENIs, and the operator's AWS image is used",
    source: ENI_DOCS,
  },
  "ipam.mode": {
    reason:
      "where addresses come from: ENIs, or a pool of the cluster's own; said, since much else follows from it",
    source: "cilium/cilium: Documentation/network/concepts/ipam/index.rst",
  },
  "ipam.operator.clusterPoolIPv4PodCIDRList": {
    reason:
      "the chart's own pool, 10.0.0.0/8, contains most VPCs. In chained mode it gives each node the one address of Cilium's own interface, which must hide no address of the VPC",
    source: `${POOL_DOCS}; cilium/cilium#30682`,
  },
  "ipam.operator.clusterPoolIPv4MaskSize": {
    reason: "each node's share of the pool: fixed once nodes are there, and max pods follow",
    source: POOL_DOCS,
  },
  routingMode: {
    reason:
      "native where the VPC routes pod addresses itself, tunnel where it does not know them; the default depends on other values",
    source: CONFIGMAP,
  },
  tunnelProtocol: {
    reason: "as the stack file says; security groups must let its port pass",
    source: "cilium/cilium: Documentation/network/concepts/routing.rst",
  },
  "cni.chainingMode": {
    reason: "pods get interface and address from aws-vpc-cni, and Cilium's programs on top",
    source: CHAINING_DOCS,
  },
  "cni.enableRouteMTUForCNIChaining": {
    reason:
      "aws-vpc-cni gives pods the MTU of the ENI; encrypted, their packets would be fragmented",
    source: "cilium/cilium: Documentation/security/network/encryption-wireguard.rst",
  },
  "endpointRoutes.enabled": {
    reason: "aws-vpc-cni makes a route for each pod, and Cilium follows it",
    source: CHAINING_DOCS,
  },
  enableIPv4Masquerade: {
    reason:
      "the chart decides by mode and by upgradeCompatibility when it is null; said, it stays what it is. In chained mode aws-vpc-cni masquerades",
    source: CONFIGMAP,
  },
  enableIPv6Masquerade: {
    reason: "true, the default, makes the chart ask for ipv6NativeRoutingCIDR, also in ENI mode",
    source: CONFIGMAP,
  },
  "ipv6.enabled": {
    reason: "the cluster's Services and pods have IPv6 addresses",
    source: ENI_DOCS,
  },
  "eni.awsEnablePrefixDelegation": {
    reason:
      "16 addresses per call and per slot of an ENI; on Nitro instances, and for new ENIs only",
    source: ENI_DOCS,
  },
  "eni.nodeSpec.firstInterfaceIndex": {
    reason:
      "pods use the second and later ENIs only, so that each node proves traffic across ENIs when it joins; prefixes leave room",
    source: ENI_DOCS,
  },
  "eni.nodeSpec.subnetTags": {
    reason: "pods get their ENIs in subnets with these tags instead of the node's own",
    source: VALUES,
  },
  "eni.iamRole": {
    reason:
      "annotates the operator's ServiceAccount and leaves out the variables of the secret cilium-aws, which would win over the role",
    source: "cilium/charts: cilium-1.20.0, templates/cilium-operator/deployment.yaml",
  },
  "operator.extraEnv": {
    reason: "without a region the operator ends with `Missing Region`",
    source: "cilium/cilium#39307",
  },
  "operator.replicas": {
    reason: "two replicas may not share a node: with fewer nodes one would stay Pending",
    source: `${VALUES}, operator.affinity`,
  },
  "operator.tolerations": {
    reason:
      "the chart's own list and CriticalAddonsOnly: a cluster whose only nodes are kept for add-ons could not start otherwise",
    source: `${VALUES}, operator.tolerations`,
  },
  "operator.removeNodeTaints": {
    reason:
      "the operator takes agent-not-ready away from a node whose agent runs; nobody else does",
    source: VALUES,
  },
  "operator.setNodeTaints": {
    reason: "a node that loses its agent takes no new pods; null would follow removeNodeTaints",
    source: CONFIGMAP,
  },
  "operator.setNodeNetworkStatus": {
    reason:
      "the node's NetworkUnavailable condition is Cilium's to clear, since no other program does",
    source: VALUES,
  },
  kubeProxyReplacement: {
    reason: "whether kube-proxy is installed depends on it; it is never left to a default",
    source: CONFIGMAP,
  },
  k8sServiceHost: {
    reason:
      "without kube-proxy no Service address works until the agent runs, and the agent needs the API",
    source: "cilium/cilium: Documentation/network/kubernetes/kubeproxy-free.rst",
  },
  k8sServicePort: {
    reason: "EKS serves the API on 443",
    source: "cilium/cilium: Documentation/network/kubernetes/kubeproxy-free.rst",
  },
  "socketLB.hostNamespaceOnly": {
    reason:
      "Linkerd's proxy must see the Service's address: rewritten in the socket call it would see a pod's, without load balancing per request or policy",
    source:
      "linkerd/website: Cluster configuration, Cilium; cilium/cilium: bpf-lb-sock-hostns-only",
  },
  "cni.exclusive": {
    reason:
      "true would undo every change to the conflist; linkerd-cni adds itself to it, and aws-vpc-cni has one of its own. Without both it keeps other CNIs out",
    source: CNI_WRITER,
  },
  "cni.customConf": {
    reason: "the agent writes the conflist, and its restart repairs it",
    source: CNI_WRITER,
  },
  "sysctlfix.enabled": {
    reason:
      "writes to /etc/sysctl.d of the host, which Bottlerocket's SELinux policy denies; there and on AL2023 rp_filter is loose, which lets pods' packets pass",
    source: "cilium/cilium#22973",
  },
  "nodeinit.enabled": {
    reason:
      "needs a shell on the host, which Bottlerocket has not, and does nothing that EKS needs",
    source: "bottlerocket-os/bottlerocket#1405",
  },
  rollOutCiliumPods: {
    reason: "agents take up a changed configuration; otherwise only their next restart would",
    source: VALUES,
  },
  "operator.rollOutPods": {
    reason: "the operator takes up a changed configuration",
    source: VALUES,
  },
  "envoy.rollOutPods": { reason: "Envoy takes up a changed configuration", source: VALUES },
  "updateStrategy.rollingUpdate.maxUnavailable": {
    reason:
      "agents restart one node at a time: each restart takes linkerd-cni out of the conflist for a moment",
    source: CNI_WRITER,
  },
  "encryption.enabled": { reason: "traffic between nodes is encrypted", source: VALUES },
  "encryption.type": {
    reason: "the default type is ipsec, which needs a key of its own",
    source: VALUES,
  },
  "encryption.nodeEncryption": {
    reason:
      "pods' traffic is encrypted; that of nodes is beta, and could shut a node out whose key changes",
    source: "cilium/cilium: Documentation/security/network/encryption-wireguard.rst",
  },
  "bandwidthManager.enabled": {
    reason:
      "pods are paced by their annotations kubernetes.io/egress-bandwidth and ingress-bandwidth",
    source: BANDWIDTH_DOCS,
  },
  "bandwidthManager.bbr": {
    reason: "BBR in pods needs eBPF host routing; agents without it would not start",
    source: BANDWIDTH_DOCS,
  },
  "gatewayAPI.enabled": {
    reason: "the operator serves Gateways of the class `cilium`; the CRDs are installed before",
    source: GATEWAY_DOCS,
  },
  "gatewayAPI.gatewayClass.create": {
    reason:
      "auto asks the cluster at each rendering: without an answer the class would be left out, or taken away",
    source: "cilium/charts: cilium-1.20.0, templates/cilium-gateway-api-class.yaml",
  },
  "hubble.enabled": { reason: "as the stack file says; the chart's default is on", source: VALUES },
  "hubble.relay.enabled": {
    reason: "one address for the flows of all nodes",
    source: VALUES,
  },
  "hubble.tls.auto.method": {
    reason:
      "cronJob keeps certificates out of the rendered values, where they would differ at each preview, and renews them. Up to 1.18 its Job is an install hook that needs a node: there Helm makes the certificates, once",
    source: "cilium/charts: templates/hubble/tls-cronjob, cilium-1.18.12 and cilium-1.20.0",
  },
  "authentication.enabled": {
    reason: "no SPIRE is installed; the default is true up to 1.18 and false from 1.19",
    source: "cilium/charts: cilium-1.18.12 and cilium-1.19.6, values.yaml",
  },
  "clustermesh.policyDefaultLocalCluster": {
    reason: "the default is false up to 1.18 and true from 1.19; said, an upgrade changes nothing",
    source: "cilium/charts: cilium-1.18.12 and cilium-1.19.6, values.yaml",
  },
} as const satisfies Readonly<Record<string, ValueReason>>;

/** A path that {@link ciliumValues} may write. */
export type CiliumPath = keyof typeof CILIUM_REASONS;

/** Values by dotted path, before they are nested. */
export type CiliumFlatValues = Partial<Record<CiliumPath, unknown>>;
