import type { ClusterSpec, NodeGroupSpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";
import type { Known } from "../spec/known";
import { LONGEST_VPC_PREFIX, MAX_ZONES, planSubnets } from "../spec/subnet-plan";
import { blockSize } from "./subnet-room";

/** Subnets in which groups have their nodes. */
export interface SubnetSet {
  readonly name: string;
  /** What to change in the stack file when they are too small. */
  readonly path: string;
  /** Blocks of the subnets; empty where they are not known. */
  readonly cidrs: readonly string[];
  /** EKS has its interfaces here too. */
  readonly controlPlane: boolean;
  readonly why: string;
  readonly groups: readonly NodeGroupSpec[];
}

/** Addresses of a VPC of ours below which it cannot be cut into subnets. */
const SMALLEST_VPC = 2 ** (32 - LONGEST_VPC_PREFIX);

function newVpcSet(vpcCidr: string, groups: readonly NodeGroupSpec[]): SubnetSet {
  const zones = Math.min(DEFAULTS.network.zoneCount, MAX_ZONES);
  const cut = (blockSize(vpcCidr) ?? 0) >= SMALLEST_VPC;
  return {
    name: "private subnets of the new VPC",
    path: "cluster.vpcCidr",
    cidrs: cut ? planSubnets(vpcCidr, zones).map((zone) => zone.private) : [],
    controlPlane: true,
    why: cut
      ? `${vpcCidr} is cut into ${String(zones)} private subnets of one eighth each`
      : `${vpcCidr} cannot be cut into subnets`,
    groups,
  };
}

function foreignSet(path: string, groups: readonly NodeGroupSpec[]): SubnetSet {
  return {
    name: path,
    path,
    cidrs: [],
    controlPlane: false,
    why: "subnets of a VPC that is not ours: their sizes are not known here",
    groups,
  };
}

/** Groups with the same subnets have the same key; of unknown ids each group is on its own. */
function keyOf(ids: Known<readonly Known<string>[]>, index: number): string {
  const names = ids.known ? ids.value.map((id) => (id.known ? id.value : undefined)) : [undefined];
  return names.includes(undefined) ? `group ${String(index)}` : [...new Set(names)].sort().join();
}

/** The subnets of all groups, those of the cluster first; each group is in exactly one set. */
export function subnetSets({
  network,
  nodeGroups,
}: Pick<ClusterSpec, "network" | "nodeGroups">): SubnetSet[] {
  const shared = nodeGroups.filter(({ subnetIds }) => subnetIds === undefined);
  const own = new Map<string, { index: number; groups: NodeGroupSpec[] }>();
  nodeGroups.forEach((group, index) => {
    if (group.subnetIds === undefined) return;
    const key = keyOf(group.subnetIds, index);
    const known = own.get(key) ?? { index, groups: [] };
    own.set(key, { ...known, groups: [...known.groups, group] });
  });
  return [
    ...(shared.length === 0
      ? []
      : [
          network.kind === "new"
            ? newVpcSet(network.vpcCidr, shared)
            : foreignSet("cluster.network.subnetIds", shared),
        ]),
    ...[...own.values()].map(({ index, groups }) =>
      foreignSet(`nodeGroups[${String(index)}].subnetIds`, groups),
    ),
  ];
}
