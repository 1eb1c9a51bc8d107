import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isOlder } from "../pins/version-order";
import { CniKind, CniMode, Encryption, type IpFamily } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { CniSpec } from "../spec/cluster-spec";
import { ChartValuesError } from "./chart-values-error";
import { ciliumAddressing } from "./cilium-addressing";
import type { CiliumFlatValues } from "./cilium-reasons";
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
  /** Pods are meshed by Linkerd, with its CNI plugin or without. @default - `linkerdCni` */
  readonly linkerd?: boolean;
  /** Role of the operator by IRSA; absent with Pod Identity, and where the operator needs none. */
  readonly operatorRoleArn?: string;
  /** @default ipv4 */
  readonly ipFamily?: IpFamily;
}

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

function kubeProxy(cni: CniSpec, context: CiliumContext): CiliumFlatValues {
  if (!cni.kubeProxyReplacement) return { kubeProxyReplacement: "false" };
  return {
    kubeProxyReplacement: "true",
    k8sServiceHost: context.apiServerHost,
    k8sServicePort: API_PORT,
    ...((context.linkerd ?? context.linkerdCni) ? { "socketLB.hostNamespaceOnly": true } : {}),
  };
}

/** Only in ENI mode the operator talks to AWS. */
function operatorAws(context: CiliumContext): CiliumFlatValues {
  return {
    "operator.extraEnv": [{ name: "AWS_REGION", value: context.region }],
    ...(context.operatorRoleArn === undefined ? {} : { "eni.iamRole": context.operatorRoleArn }),
  };
}

function operator(cni: CniSpec, context: CiliumContext): CiliumFlatValues {
  return {
    "operator.replicas": Math.min(MAX_OPERATOR_REPLICAS, Math.max(1, context.nodeCount)),
    ...(cni.mode === CniMode.Eni ? operatorAws(context) : {}),
    "operator.tolerations": OPERATOR_TOLERATED_KEYS.map((key) => ({ key, operator: "Exists" })),
    "operator.removeNodeTaints": true,
    "operator.setNodeTaints": true,
    "operator.setNodeNetworkStatus": true,
  };
}

function hubble(cni: CniSpec): CiliumFlatValues {
  if (!cni.hubble) return { "hubble.enabled": false };
  return {
    "hubble.enabled": true,
    "hubble.relay.enabled": true,
    "hubble.tls.auto.method": isOlder(cni.version, FIRST_VERSIONS.ciliumPlainCertificateJob.chart)
      ? "helm"
      : "cronJob",
  };
}

function encryption(cni: CniSpec): CiliumFlatValues {
  if (cni.encryption !== Encryption.Wireguard) return { "encryption.enabled": false };
  return {
    "encryption.enabled": true,
    "encryption.type": "wireguard",
    "encryption.nodeEncryption": false,
    ...(cni.mode === CniMode.Chained ? { "cni.enableRouteMTUForCNIChaining": true } : {}),
  };
}

function bandwidth(cni: CniSpec): CiliumFlatValues {
  return cni.bandwidthManager
    ? { "bandwidthManager.enabled": true, "bandwidthManager.bbr": false }
    : {};
}

function gatewayApi(cni: CniSpec): CiliumFlatValues {
  return cni.gatewayApi
    ? { "gatewayAPI.enabled": true, "gatewayAPI.gatewayClass.create": "true" }
    : {};
}

/** Values for the chart `cilium`, before `cni.values` are laid over them, by dotted path. */
function ciliumFlatValues(cni: CniSpec, context: CiliumContext): CiliumFlatValues {
  return {
    "cluster.name": cni.ciliumClusterName,
    ...ciliumAddressing(cni, context.ipFamily),
    ...kubeProxy(cni, context),
    "cni.exclusive": cni.mode !== CniMode.Chained && !context.linkerdCni,
    "cni.customConf": false,
    ...operator(cni, context),
    ...hubble(cni),
    ...encryption(cni),
    ...bandwidth(cni),
    ...gatewayApi(cni),
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
 * Values for the chart `cilium` on EKS. `cni.values` are laid over them last and have the last word, see
 * {@link mergeValues}. Why each value is there: {@link CILIUM_REASONS}.
 *
 * @throws ChartValuesError for another CNI or mode, and for what the chart's version cannot express
 */
export function ciliumValues(cni: CniSpec, context: CiliumContext): Document {
  if (cni.kind !== CniKind.Cilium) {
    throw new ChartValuesError(
      "not-available",
      "cni.kind",
      `${cni.kind} has no values of the chart cilium; write kind: cilium`,
    );
  }
  return mergeValues(nestValues(ciliumFlatValues(cni, context)), cni.values);
}
