import { CapacityType, OperatingSystem } from "../spec/choices";
import type { CniSpec, NodeGroupSpec } from "../spec/cluster-spec";
import type { ClusterConnection, UserDataContext } from "./cluster-connection";
import { clusterDnsIp } from "./cluster-dns";
import { nodeConfig, NODE_CONFIG_TYPE, renderNodeConfig, type NodeConfig } from "./node-config";
import { groupTaints, taintChannel } from "./taints";

/** Ids as long as EC2's: 17 hexadecimal digits. */
const ID_DIGITS = "0".repeat(17);

/** Boundary, headers and line ends around one more part, and what a later EKS may add to it. */
const ENVELOPE_BYTES = 512;

/** What of the group stands in EKS's own part. */
type MergedGroup = Pick<
  NodeGroupSpec,
  "amiId" | "capacityType" | "kind" | "labels" | "name" | "operatingSystem" | "taints"
>;

/** Labels that EKS gives the nodes of a managed node group. */
function eksLabels(group: MergedGroup): string {
  const own = {
    "eks.amazonaws.com/sourceLaunchTemplateVersion": "1",
    "eks.amazonaws.com/nodegroup-image": `ami-${ID_DIGITS}`,
    "eks.amazonaws.com/capacityType":
      group.capacityType === CapacityType.Spot ? "SPOT" : "ON_DEMAND",
    "eks.amazonaws.com/nodegroup": group.name,
    "eks.amazonaws.com/sourceLaunchTemplateId": `lt-${ID_DIGITS}`,
  };
  const pairs = Object.entries({ ...group.labels, ...own });
  return `--node-labels=${pairs.map(([key, value]) => `${key}=${value}`).join(",")}`;
}

/**
 * A model of the NodeConfig that EKS puts before ours where no AMI is named. EKS does it on its side and documents
 * neither its bytes nor their order, so this is for showing and for measuring only.
 *
 * @see {@link https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html | Launch templates}
 */
export function modelEksNodeConfig(
  group: MergedGroup,
  context: Pick<UserDataContext, "cluster" | "maxPods"> & { readonly cni: Pick<CniSpec, "kind"> },
): NodeConfig {
  const { cluster } = context;
  const taints = groupTaints(group, context.cni)
    .map(({ key, value, effect }) => `${key}=${value ?? ""}:${effect}`)
    .join(",");
  return nodeConfig({
    cluster: {
      name: cluster.name,
      apiServerEndpoint: cluster.apiServerEndpoint,
      certificateAuthority: cluster.certificateAuthority,
      cidr: cluster.serviceCidr,
    },
    kubelet: {
      config: {
        maxPods: context.maxPods,
        clusterDNS: [clusterDnsIp(cluster.serviceCidr) ?? ""],
      },
      flags: [eksLabels(group), ...(taints === "" ? [] : [`--register-with-taints=${taints}`])],
    },
  });
}

/** Whether EKS merges its own part into this group's user data. */
export function eksMerges(group: Pick<NodeGroupSpec, "amiId" | "kind">): boolean {
  return taintChannel(group) === "eks";
}

/**
 * Bytes to leave for what EKS adds: {@link modelEksNodeConfig} with this cluster's own field lengths, the name of its
 * media type, and {@link ENVELOPE_BYTES}. Zero where EKS adds nothing. Bottlerocket's TOML is shorter, and is given the same.
 *
 * @param cluster - the real connection, or `sampleConnection` before there is one
 */
export function eksMergeAllowance(
  cluster: ClusterConnection,
  group: MergedGroup,
  cni: Pick<CniSpec, "kind">,
): number {
  if (!eksMerges(group)) return 0;
  const part = renderNodeConfig(modelEksNodeConfig(group, { cluster, cni, maxPods: 250 }));
  const type = group.operatingSystem === OperatingSystem.AL2023 ? NODE_CONFIG_TYPE.length : 0;
  return Buffer.byteLength(part) + type + ENVELOPE_BYTES;
}
