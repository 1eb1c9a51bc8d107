import { CalicoDataplane, CniKind, CniMode } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { CniSpec } from "../spec/cluster-spec";
import type { CalicoPath } from "./calico-reasons";
import { ChartValuesError } from "./chart-values-error";
import { mergeValues, nestValues } from "./merge-values";

/** What Calico's values need to know about the cluster, apart from the CNI's own settings. */
export interface CalicoContext {
  /** Host name of the Kubernetes API, without `https://`. */
  readonly apiServerHost: string;
  /** Nodes at creation, which bounds the replicas of Calico's API server; integer, 0 or more. */
  readonly nodeCount: number;
  /** linkerd-cni shares the conflist. */
  readonly linkerdCni: boolean;
  /** Pods are meshed by Linkerd, with its CNI plugin or without. @default - `linkerdCni` */
  readonly linkerd?: boolean;
}

type FlatValues = Partial<Record<CalicoPath, unknown>>;

/** Name of the pool, as Calico's own installations have it. */
const POOL_NAME = "default-ipv4-ippool";
const MAX_REPLICAS = 2;
const API_PORT = "443";

const DATAPLANES: Readonly<Record<CalicoDataplane, string>> = {
  iptables: "Iptables",
  bpf: "BPF",
};

function addressing(cni: CniSpec): FlatValues {
  if (cni.mode !== CniMode.Overlay) return { "installation.cni.type": "AmazonVPC" };
  return {
    "installation.cni.type": "Calico",
    // Without a CIDR there is no pool to write: the rule `pod-cidr-missing` refuses it.
    ...(cni.podCidr === undefined
      ? {}
      : {
          "installation.calicoNetwork.ipPools": [
            {
              name: POOL_NAME,
              cidr: cni.podCidr,
              encapsulation: "VXLAN",
              natOutgoing: cni.masquerade ? "Enabled" : "Disabled",
            },
          ],
        }),
  };
}

/** The operator asks for the node's own address with pools of its own, and with eBPF. */
function nodeAddress(cni: CniSpec): FlatValues {
  return cni.mode === CniMode.Overlay || cni.dataplane === CalicoDataplane.Bpf
    ? { "installation.calicoNetwork.nodeAddressAutodetectionV4.kubernetes": "NodeInternalIP" }
    : {};
}

function dataplane(cni: CniSpec, context: CalicoContext): FlatValues {
  const common = { "installation.calicoNetwork.linuxDataplane": DATAPLANES[cni.dataplane] };
  if (cni.dataplane !== CalicoDataplane.Bpf) return common;
  return {
    ...common,
    "installation.calicoNetwork.bpfNetworkBootstrap": "Disabled",
    "installation.calicoNetwork.kubeProxyManagement": "Disabled",
    "kubernetesServiceEndpoint.host": context.apiServerHost,
    "kubernetesServiceEndpoint.port": API_PORT,
    dnsPolicy: "Default",
    ...((context.linkerd ?? context.linkerdCni)
      ? {
          "defaultFelixConfiguration.enabled": true,
          "defaultFelixConfiguration.bpfConnectTimeLoadBalancing": "Disabled",
        }
      : {}),
  };
}

/** Values for the chart `tigera-operator`, before `cni.values` are laid over them, by dotted path. */
function calicoFlatValues(cni: CniSpec, context: CalicoContext): FlatValues {
  return {
    "installation.kubernetesProvider": "EKS",
    ...addressing(cni),
    "installation.calicoNetwork.bgp": "Disabled",
    ...nodeAddress(cni),
    ...dataplane(cni, context),
    "installation.flexVolumePath": "None",
    "installation.kubeletVolumePluginPath": "None",
    "installation.controlPlaneReplicas": Math.min(MAX_REPLICAS, Math.max(1, context.nodeCount)),
    "apiServer.enabled": true,
    "goldmane.enabled": false,
    "whisker.enabled": false,
    manageCRDs: false,
  };
}

/**
 * Values for the chart `tigera-operator` on EKS: `overlay`, where Calico gives out addresses and tunnels between
 * nodes by VXLAN, or `policyOnly` on aws-vpc-cni. `cni.values` are laid over them last and have the last word, see
 * {@link mergeValues}. Why each value is there: `CALICO_REASONS`.
 *
 * The chart of the CRDs, which comes first, takes no values.
 *
 * @throws ChartValuesError for another CNI or mode
 */
export function calicoValues(cni: CniSpec, context: CalicoContext): Document {
  const known = cni.mode === CniMode.Overlay || cni.mode === CniMode.PolicyOnly;
  if (cni.kind !== CniKind.Calico || !known) {
    throw new ChartValuesError(
      "not-available",
      "cni.mode",
      `${cni.kind} with ${cni.mode} has no values of Calico's chart; write kind: calico, mode: overlay or policyOnly`,
    );
  }
  return mergeValues(nestValues(calicoFlatValues(cni, context)), cni.values);
}
