import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isOlder } from "../pins/version-order";
import { CniKind, CniMode, Encryption, IpFamily } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { CniSpec } from "../spec/cluster-spec";
import { ChartValuesError } from "./chart-values-error";
import type { CiliumPath } from "./cilium-reasons";
import { mergeValues, nestValues } from "./merge-values";

/** What Cilium's values need to know about the cluster, apart from the CNI's own settings. */
export interface CiliumContext {
  readonly region: string;
  /** Host name of the Kubernetes API, without `https://`. */
  readonly apiServerHost: string;
  /** Nodes at creation, which bounds the operator's replicas; integer, 0 or more. */
  readonly nodeCount: number;
  /** linkerd-cni shares the conflist. */
  readonly linkerdCni: boolean;
  /** Role of the operator by IRSA; absent with Pod Identity. */
  readonly operatorRoleArn?: string;
  /** @default ipv4 */
  readonly ipFamily?: IpFamily;
}

type FlatValues = Partial<Record<CiliumPath, unknown>>;

const MAX_OPERATOR_REPLICAS = 2;
const API_PORT = 443;

/**
 * Keys whose taints the operator tolerates, apart from the agent's own, which the chart always adds: the
 * chart's list and `CriticalAddonsOnly`. A list in Helm values replaces the chart's: it is written whole.
 *
 * @see cilium/charts: cilium-1.18.12 to cilium-1.20.0, values.yaml, operator.tolerations
 */
export const OPERATOR_TOLERATED_KEYS: readonly string[] = [
  "node-role.kubernetes.io/control-plane",
  "node-role.kubernetes.io/master",
  "node.kubernetes.io/not-ready",
  "node.cloudprovider.kubernetes.io/uninitialized",
  "CriticalAddonsOnly",
];

function addressing(cni: CniSpec, context: CiliumContext): FlatValues {
  return {
    "eni.enabled": true,
    "ipam.mode": "eni",
    routingMode: "native",
    "eni.awsEnablePrefixDelegation": cni.prefixDelegation,
    enableIPv4Masquerade: cni.masquerade,
    ...(context.ipFamily === IpFamily.Ipv6
      ? { "ipv6.enabled": true, enableIPv6Masquerade: false }
      : {}),
    ...(cni.firstInterfaceIndex === 0
      ? {}
      : { "eni.nodeSpec.firstInterfaceIndex": cni.firstInterfaceIndex }),
    ...podSubnets(cni),
  };
}

function podSubnets(cni: CniSpec): FlatValues {
  const tags = Object.entries(cni.podSubnetTags).map(([key, value]) => `${key}=${value}`);
  if (tags.length === 0) return {};
  if (isOlder(cni.version, FIRST_VERSIONS.ciliumNodeSpec.chart)) {
    throw new ChartValuesError(
      "needs-newer-chart",
      "cni.podSubnetTags",
      `chart ${cni.version} has no eni.nodeSpec.subnetTags and would ignore them, so that pods would stay in the nodes' ` +
        `subnets; write cni.version ${FIRST_VERSIONS.ciliumNodeSpec.chart} or later`,
    );
  }
  return { "eni.nodeSpec.subnetTags": tags.sort() };
}

function kubeProxy(cni: CniSpec, context: CiliumContext): FlatValues {
  if (!cni.kubeProxyReplacement) return { kubeProxyReplacement: "false" };
  return {
    kubeProxyReplacement: "true",
    k8sServiceHost: context.apiServerHost,
    k8sServicePort: API_PORT,
    ...(context.linkerdCni ? { "socketLB.hostNamespaceOnly": true } : {}),
  };
}

function operator(context: CiliumContext): FlatValues {
  return {
    "operator.replicas": Math.min(MAX_OPERATOR_REPLICAS, Math.max(1, context.nodeCount)),
    "operator.extraEnv": [{ name: "AWS_REGION", value: context.region }],
    "operator.tolerations": OPERATOR_TOLERATED_KEYS.map((key) => ({ key, operator: "Exists" })),
    "operator.removeNodeTaints": true,
    "operator.setNodeTaints": true,
    "operator.setNodeNetworkStatus": true,
    ...(context.operatorRoleArn === undefined ? {} : { "eni.iamRole": context.operatorRoleArn }),
  };
}

function hubble(cni: CniSpec): FlatValues {
  if (!cni.hubble) return { "hubble.enabled": false };
  return {
    "hubble.enabled": true,
    "hubble.relay.enabled": true,
    "hubble.tls.auto.method": isOlder(cni.version, FIRST_VERSIONS.ciliumPlainCertificateJob.chart)
      ? "helm"
      : "cronJob",
  };
}

function encryption(cni: CniSpec): FlatValues {
  return cni.encryption === Encryption.Wireguard
    ? { "encryption.enabled": true, "encryption.type": "wireguard" }
    : { "encryption.enabled": false };
}

/** Values for the chart `cilium`, before `cni.values` are laid over them, by dotted path. */
function ciliumFlatValues(cni: CniSpec, context: CiliumContext): FlatValues {
  return {
    "cluster.name": cni.ciliumClusterName,
    ...addressing(cni, context),
    ...kubeProxy(cni, context),
    "cni.exclusive": !context.linkerdCni,
    "cni.customConf": false,
    ...operator(context),
    ...hubble(cni),
    ...encryption(cni),
    "authentication.enabled": false,
    "clustermesh.policyDefaultLocalCluster": true,
    "sysctlfix.enabled": false,
    "nodeinit.enabled": false,
    rollOutCiliumPods: true,
    "operator.rollOutPods": true,
    "envoy.rollOutPods": true,
    "updateStrategy.rollingUpdate.maxUnavailable": 1,
  };
}

/**
 * Values for the chart `cilium` in ENI mode on EKS. `cni.values` are laid over them last and have the last
 * word, see {@link mergeValues}. Why each value is there: {@link CILIUM_REASONS}.
 *
 * @throws ChartValuesError for a CNI or mode that has no values yet, and for what the chart's version cannot express
 */
export function ciliumValues(cni: CniSpec, context: CiliumContext): Document {
  if (cni.kind !== CniKind.Cilium || cni.mode !== CniMode.Eni) {
    throw new ChartValuesError(
      "not-available",
      "cni.mode",
      `not available yet: ${cni.kind} with ${cni.mode} has no values; write kind: cilium, mode: eni`,
    );
  }
  return mergeValues(nestValues(ciliumFlatValues(cni, context)), cni.values);
}
