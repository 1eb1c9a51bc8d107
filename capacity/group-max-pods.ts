import type { NodeGroupSpec, VpcCniSpec } from "../spec/cluster-spec";
import { addressPolicy, type CapacityCni } from "./address-policy";
import { eniLimits, type EniLimits } from "./eni-limits";
import { podCapacity, type KnownPodCapacity } from "./pod-capacity";
import { POD_CEILING } from "./pod-ceiling";

/** Pods per node of a whole group. */
export interface GroupMaxPods {
  /** What the kubelet gets. */
  readonly maxPods: number;
  /** Pods for which a node of the group's smallest type has addresses; undefined where nothing but the kubelet limits them, or where no type is known. */
  readonly limit: number | undefined;
  /** Where `maxPods` comes from, for people. */
  readonly why: string;
  /** Types whose interfaces neither the table nor `instanceLimits` know, and that would have to be known. */
  readonly unknownTypes: readonly string[];
}

/** The part of a node group that decides. */
export type CapacityGroup = Pick<NodeGroupSpec, "instanceTypes" | "maxPods" | "instanceLimits">;

/** What EC2 lets a type of a group have: the table, or `instanceLimits` where the table lacks the type. */
export function groupEniLimits(
  group: Pick<CapacityGroup, "instanceLimits">,
  instanceType: string,
): EniLimits | undefined {
  return eniLimits(instanceType) ?? group.instanceLimits;
}

/**
 * Pods per node of a group: what the user wrote, otherwise the smallest capacity among the group's types, since the
 * launch template is one for all of them.
 *
 * @param vpcCni - aws-vpc-cni, where its Helm values are to count; nodes are made without
 */
export function groupMaxPods(
  group: CapacityGroup,
  cni: CapacityCni,
  vpcCni?: Pick<VpcCniSpec, "values">,
): GroupMaxPods {
  const policy = addressPolicy(cni, vpcCni);
  const capacities = group.instanceTypes.map((type) =>
    podCapacity(type, policy, groupEniLimits(group, type)),
  );
  const unknownTypes = capacities.filter((each) => !each.known).map((each) => each.instanceType);
  const smallest = capacities
    .filter((each): each is KnownPodCapacity => each.known)
    .reduce<KnownPodCapacity | undefined>(
      (least, each) => (least === undefined || each.maxPods < least.maxPods ? each : least),
      undefined,
    );
  const limits = capacities.flatMap((each) =>
    each.known && each.limit !== undefined ? [each.limit] : [],
  );
  const limit = limits.length === 0 ? undefined : Math.min(...limits);
  if (group.maxPods !== undefined) {
    return { maxPods: group.maxPods, limit, why: "maxPods of the node group", unknownTypes };
  }
  if (smallest === undefined) {
    const why = `no known instance type: ${String(POD_CEILING.small)}, as nodeadm falls back`;
    return { maxPods: POD_CEILING.small, limit, why, unknownTypes };
  }
  return { maxPods: smallest.maxPods, limit, why: smallest.why, unknownTypes };
}
