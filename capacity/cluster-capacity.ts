import { CniMode } from "../spec/choices";
import type { ClusterSpec, NodeGroupSpec } from "../spec/cluster-spec";
import { addressPolicy, type AddressPolicy } from "./address-policy";
import { groupEniLimits, groupMaxPods } from "./group-max-pods";
import type { ClusterCapacity, GroupCapacity, NodeUse, SubnetSetCapacity } from "./model";
import { nodeUse, usedAddresses } from "./node-use";
import { podPoolCapacity } from "./pod-pool";
import { subnetCapacity } from "./subnet-capacity";
import { subnetSets } from "./subnet-sets";

/** The part of a spec that decides. */
export type CapacitySpec = Pick<ClusterSpec, "cni" | "vpcCni" | "network" | "nodeGroups">;

/** All that a node takes, wherever it is from. */
function totalOf({ inNodeSubnets, inPodSubnets }: NodeUse): number {
  return inNodeSubnets.total + inPodSubnets.total;
}

/** The use of the type that takes most; undefined while one is not known. */
function largestUse(
  group: NodeGroupSpec,
  policy: AddressPolicy,
  used: number,
): NodeUse | undefined {
  const uses = group.instanceTypes.map((type) =>
    nodeUse(type, groupEniLimits(group, type), policy, used),
  );
  return uses.includes(undefined)
    ? undefined
    : uses
        .filter((use) => use !== undefined)
        .reduce<NodeUse | undefined>(
          (most, use) => (most === undefined || totalOf(use) > totalOf(most) ? use : most),
          undefined,
        );
}

function groupCapacity(group: NodeGroupSpec, index: number, spec: CapacitySpec): GroupCapacity {
  const policy = addressPolicy(spec.cni, spec.vpcCni);
  const { maxPods, why, unknownTypes } = groupMaxPods(group, spec.cni);
  const { limit } = groupMaxPods(group, spec.cni, spec.vpcCni);
  const used =
    policy.kind === "ciliumEni" || policy.kind === "vpcCni"
      ? usedAddresses(policy, maxPods)
      : { atStart: 0, full: 0 };
  const atStart = largestUse(group, policy, used.atStart);
  const full = largestUse(group, policy, used.full);
  return {
    name: group.name,
    path: `nodeGroups[${String(index)}]`,
    nodes: group.scaling,
    maxPods,
    ...(limit === undefined ? {} : { limit }),
    why,
    unknownTypes,
    ...(atStart === undefined ? {} : { atStart }),
    ...(full === undefined ? {} : { full }),
  };
}

/** Where Cilium or aws-vpc-cni take pods' interfaces from when not from the nodes' subnets. */
const POD_SUBNETS = {
  ciliumEni: { name: "subnets with the tags for pods", path: "cni.podSubnetTags" },
  vpcCni: { name: "subnets of the ENIConfigs", path: "vpcCni.values" },
} as const;

function podSubnetSet(
  policy: AddressPolicy,
  groups: readonly GroupCapacity[],
): SubnetSetCapacity[] {
  if (policy.kind !== "ciliumEni" && policy.kind !== "vpcCni") return [];
  if (!policy.podSubnets) return [];
  const why = "which subnets these are, and their sizes, is not known here";
  return [
    subnetCapacity({ ...POD_SUBNETS[policy.kind], why }, [], {
      groups,
      part: ({ inPodSubnets }) => inPodSubnets,
      controlPlane: false,
    }),
  ];
}

function notesOf(policy: AddressPolicy, sets: readonly SubnetSetCapacity[]): string[] {
  const uncounted = sets.flatMap((set) => set.uncounted);
  return [
    "The further nodes of a rolling update, load balancers, VPC endpoints and whatever else lives in the subnets are not counted.",
    ...(policy.kind === "ciliumEni" && policy.prefixes
      ? [
          "EC2 places single addresses anywhere in a subnet; where no block of 16 is left in one piece, Cilium gives such a node single addresses for good, and far fewer pods than it takes.",
        ]
      : []),
    // cilium/cilium: pkg/aws/eni/node.go, findSuitableSubnet.
    ...(policy.kind === "ciliumEni" && !policy.podSubnets
      ? [
          "When a node's subnet is full, Cilium takes the next interface from any other subnet of the zone, a public one included.",
        ]
      : []),
    ...(policy.kind === "vpcCni" && policy.prefixes
      ? [
          "EC2 places single addresses anywhere in a subnet; where no block of 16 is left in one piece, aws-vpc-cni finds no address for further pods.",
        ]
      : []),
    ...(uncounted.length > 0
      ? [`Not counted, because their instance types are not known: ${uncounted.join(", ")}.`]
      : []),
  ];
}

/**
 * Pods and addresses of a cluster: what each node group runs and takes, and what subnets and pools have. Pure
 * arithmetic over the spec; nobody is asked, so that a plan, a preview and an `up` say the same.
 */
export function clusterCapacity(spec: CapacitySpec): ClusterCapacity {
  const policy = addressPolicy(spec.cni, spec.vpcCni);
  const groups = spec.nodeGroups.map((group, index) => groupCapacity(group, index, spec));
  const sets = subnetSets(spec).map(({ cidrs, controlPlane, name, path, why, groups: members }) =>
    subnetCapacity({ name, path, why }, cidrs, {
      groups: groups.filter((_, index) => members.some((each) => each === spec.nodeGroups[index])),
      part: ({ inNodeSubnets }) => inNodeSubnets,
      controlPlane,
    }),
  );
  const pool =
    spec.cni.mode === CniMode.Overlay ? podPoolCapacity(spec.cni, spec.nodeGroups) : undefined;
  const all = [...sets, ...podSubnetSet(policy, groups)];
  return {
    groups,
    subnetSets: all,
    ...(pool === undefined ? {} : { podPool: pool }),
    notes: notesOf(policy, sets),
  };
}
