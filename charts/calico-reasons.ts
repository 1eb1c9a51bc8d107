import type { ValueReason } from "./cilium-reasons";

const OPERATOR = "tigera/operator: pkg/controller/installation/core_controller.go, v1.42.3";
const POOLS = "tigera/operator: pkg/controller/ippool/defaults.go, v1.42.3";
const VALIDATION = "tigera/operator: pkg/controller/installation/validation.go, v1.42.3";
const BPF_DOCS = "tigera/docs: calico/operations/ebpf/install.mdx";
const CHART = "projectcalico/calico: charts/tigera-operator, v3.32.1";

/** Every path that `calicoValues` may write, with its reason. */
export const CALICO_REASONS = {
  "installation.kubernetesProvider": {
    reason:
      "the operator's own detection looks for objects that a bare cluster with API authentication does not have",
    source: "tigera/operator: pkg/common/discovery/discovery.go, v1.42.3",
  },
  "installation.cni.type": {
    reason:
      "on EKS the operator would take AmazonVPC, which writes no conflist: nodes would stay NotReady without aws-vpc-cni",
    source: OPERATOR,
  },
  "installation.calicoNetwork.bgp": {
    reason: "the VPC speaks no BGP; pools that need it are refused by the operator",
    source: VALIDATION,
  },
  "installation.calicoNetwork.linuxDataplane": {
    reason: "whether kube-proxy is installed follows it; it is never left to a default",
    source: OPERATOR,
  },
  "installation.calicoNetwork.ipPools": {
    reason:
      "the operator's own pool on EKS is 172.16.0.0/16, and a pool without encapsulation would be IPIP, which needs BGP",
    source: POOLS,
  },
  "installation.calicoNetwork.nodeAddressAutodetectionV4.kubernetes": {
    reason:
      "on EKS the operator would look which address reaches 8.8.8.8: none in a VPC without egress",
    source: OPERATOR,
  },
  "installation.calicoNetwork.bpfNetworkBootstrap": {
    reason:
      "needs a kube-proxy to start with, and cannot be combined with the address of the API server below",
    source: "tigera/operator: pkg/controller/utils/bpf.go, v1.42.3",
  },
  "installation.calicoNetwork.kubeProxyManagement": {
    reason:
      "there is no kube-proxy to switch off: the operator would report Calico as degraded for ever",
    source: "tigera/operator: pkg/controller/kubeproxy/controller.go, v1.42.3",
  },
  "installation.flexVolumePath": {
    reason:
      "the default lies below /usr, which is read-only on Bottlerocket: calico-node would not start; only policies by application layer need it",
    source: "bottlerocket-os/bottlerocket#2413",
  },
  "installation.kubeletVolumePluginPath": {
    reason:
      "no CSI driver: it serves the same policies only. Said, because the operator's own default is on and the chart's is off",
    source: `${CHART}, values.yaml`,
  },
  "installation.controlPlaneReplicas": {
    reason:
      "replicas of Calico's API server share a host port: with one node the second would stay Pending",
    source: "tigera/operator: pkg/render/apiserver.go, HostNetworkRequired, v1.42.3",
  },
  "apiServer.enabled": {
    reason:
      "kubectl understands projectcalico.org/v3; with Calico's own addresses the operator puts it on the host network, where the control plane reaches it",
    source: "tigera/operator: pkg/render/apiserver.go, HostNetworkRequired, v1.42.3",
  },
  "goldmane.enabled": {
    reason:
      "a log of flows is a choice; calico-node would not be rendered before its Service has an address",
    source: OPERATOR,
  },
  "whisker.enabled": {
    reason: "the page that shows Goldmane's flows; nothing without it",
    source: `${CHART}, values.yaml`,
  },
  "defaultFelixConfiguration.enabled": {
    reason: "the chart writes the settings below only then; the operator adds its own to them",
    source: `${CHART}, templates/crs/configmap-felixconfiguration-templates.yaml`,
  },
  "defaultFelixConfiguration.bpfConnectTimeLoadBalancing": {
    reason:
      "Linkerd's proxy must see the Service's address: rewritten in the connect call it would see a pod's, without load balancing per request or policy",
    source:
      "projectcalico/calico: felix/config/config_params.go, v3.32.1; linkerd/website: Cluster configuration",
  },
  "kubernetesServiceEndpoint.host": {
    reason:
      "without kube-proxy no Service address works until calico-node runs, and operator, Typha and calico-node need the API",
    source: BPF_DOCS,
  },
  "kubernetesServiceEndpoint.port": {
    reason: "EKS serves the API on 443; the chart's default is 6443",
    source: `${CHART}, values.yaml`,
  },
  dnsPolicy: {
    reason:
      "the API server's name must resolve before CoreDNS runs: by the node's resolver; calico-node takes over the operator's policy",
    source: `${BPF_DOCS}; ${OPERATOR}`,
  },
  manageCRDs: {
    reason:
      "the release calico-crds owns them; an operator that restarts in between would put back those of its own version",
    source: `${CHART}, templates/tigera-operator/02-tigera-operator.yaml`,
  },
} as const satisfies Readonly<Record<string, ValueReason>>;

/** A path that `calicoValues` may write. */
export type CalicoPath = keyof typeof CALICO_REASONS;
