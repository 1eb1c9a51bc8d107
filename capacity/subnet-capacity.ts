import type { ScalingSettings } from "../spec/cluster-input";
import type {
  AddressNeed,
  AddressUse,
  Fit,
  GroupCapacity,
  NodeUse,
  ScaledNeed,
  SubnetCapacity,
  SubnetNeeds,
  SubnetSetCapacity,
} from "./model";
import { addressUse, addUses, NOTHING, scaleUse } from "./node-use";
import { blockSize, fitOf, shareOf, subnetRoom, type SubnetRoom } from "./subnet-room";

/**
 * Addresses that EKS wants in each of its subnets, for the control plane's interfaces and their exchange.
 *
 * @see awsdocs/amazon-eks-user-guide: latest/ug/networking/network-reqs.adoc, "Subnet requirements for clusters"
 */
export const EKS_ADDRESSES = 6;

/** What takes addresses from a set of subnets. */
export interface SubnetDemand {
  readonly groups: readonly GroupCapacity[];
  /** The part of a node's use that comes from this set. */
  readonly part: (use: NodeUse) => AddressUse;
  readonly controlPlane: boolean;
}

/** Nodes of each group, by the group's place. */
type NodeNumbers = readonly number[];

/**
 * Nodes dealt to subnets one after the other, the next group where the last one ended: an Auto Scaling group keeps
 * its zones level.
 */
function deal(counts: NodeNumbers, subnets: number): NodeNumbers[] {
  const dealt = Array.from({ length: subnets }, () => counts.map(() => 0));
  let next = 0;
  counts.forEach((count, group) => {
    for (let subnet = 0; subnet < subnets; subnet++) {
      const turn = (subnet - (next % subnets) + subnets) % subnets;
      const row = dealt[subnet];
      if (row !== undefined) row[group] = Math.floor((count + subnets - 1 - turn) / subnets);
    }
    next += count;
  });
  return dealt;
}

function worst(fits: readonly (Fit | undefined)[]): Fit | undefined {
  const order: readonly Fit[] = ["never", "unfragmented", "always"];
  return order.find((fit) => fits.includes(fit));
}

function need(
  { groups, part, controlPlane }: SubnetDemand,
  counts: NodeNumbers,
  phase: "atStart" | "full",
  subnets: number,
  room: Omit<SubnetRoom, "size"> | undefined,
): AddressNeed {
  const eks = controlPlane ? addressUse(EKS_ADDRESSES * subnets, 0) : NOTHING;
  const uses = groups.map((group, index) => {
    const use = group[phase];
    return use === undefined ? NOTHING : scaleUse(part(use), counts[index] ?? 0);
  });
  const sum = uses.reduce(addUses, eks);
  return {
    ...sum,
    parts: [
      ...(controlPlane ? [{ name: "EKS", total: eks.total }] : []),
      ...groups.map(({ name }, index) => ({ name, total: uses[index]?.total ?? 0 })),
    ],
    ...(room === undefined ? {} : { share: shareOf(sum, room), fit: fitOf(sum, room) }),
  };
}

function scaledNeed(
  demand: SubnetDemand,
  counts: NodeNumbers,
  subnets: number,
  room?: Omit<SubnetRoom, "size">,
): ScaledNeed {
  return {
    nodes: counts.reduce((sum, count) => sum + count, 0),
    atStart: need(demand, counts, "atStart", subnets, room),
    full: need(demand, counts, "full", subnets, room),
  };
}

function countsOf(groups: readonly GroupCapacity[], count: keyof ScalingSettings): NodeNumbers {
  return groups.map(({ nodes }) => nodes[count]);
}

function withWorstFit(total: ScaledNeed, each: readonly ScaledNeed[]): ScaledNeed {
  const judged = (phase: "atStart" | "full"): AddressNeed => {
    const fit = worst(each.map((subnet) => subnet[phase].fit));
    return { ...total[phase], ...(fit === undefined ? {} : { fit }) };
  };
  return { ...total, atStart: judged("atStart"), full: judged("full") };
}

/** Needs and room of a set of subnets, and of each of them. */
export function subnetCapacity(
  set: Pick<SubnetSetCapacity, "name" | "path" | "why">,
  cidrs: readonly string[],
  demand: SubnetDemand,
): SubnetSetCapacity {
  const { groups } = demand;
  const scales = ["desired", "max"] as const;
  const [desired = [], max = []] = scales.map((scale) =>
    deal(countsOf(groups, scale), cidrs.length),
  );
  const subnets: SubnetCapacity[] = cidrs.map((cidr, index) => {
    const room = subnetRoom(blockSize(cidr) ?? 0);
    const needs: SubnetNeeds = {
      desired: scaledNeed(demand, desired[index] ?? [], 1, room),
      max: scaledNeed(demand, max[index] ?? [], 1, room),
    };
    return { cidr, ...room, needs };
  });
  const sum = (of: (subnet: SubnetCapacity) => number) =>
    subnets.reduce((total, subnet) => total + of(subnet), 0);
  const known = subnets.length > 0;
  const room = {
    usable: sum((subnet) => subnet.usable),
    prefixBlocks: sum((subnet) => subnet.prefixBlocks),
  };
  const total = (scale: (typeof scales)[number]) =>
    withWorstFit(
      scaledNeed(demand, countsOf(groups, scale), subnets.length, known ? room : undefined),
      subnets.map(({ needs }) => needs[scale]),
    );
  return {
    ...set,
    groups: groups.map(({ name }) => name),
    uncounted: groups.filter(({ full }) => full === undefined).map(({ name }) => name),
    subnets,
    ...(known ? { size: sum(({ size }) => size), usable: room.usable } : {}),
    needs: { desired: total("desired"), max: total("max") },
  };
}
