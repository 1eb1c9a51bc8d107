import type { CniSpec, NodeGroupSpec } from "../spec/cluster-spec";
import { podCapacity, type CapacityCni, type KnownPodCapacity } from "./pod-capacity";
import { POD_CEILING } from "./pod-ceiling";

/** Pods per node of a whole group. */
export interface GroupMaxPods {
  /** What the kubelet gets. */
  readonly maxPods: number;
  /** What the ENIs of the group's smallest type hold; undefined on an overlay, or where no type is known. */
  readonly limit: number | undefined;
  /** Where `maxPods` comes from, for people. */
  readonly why: string;
  /** Types that the table does not have. Without `maxPods` nobody knows what they hold. */
  readonly unknownTypes: readonly string[];
}

/** The part of the spec that decides. */
export type CapacityGroup = Pick<NodeGroupSpec, "instanceTypes" | "maxPods">;
export type CapacityGroupCni = Pick<
  CniSpec,
  "kind" | "mode" | "prefixDelegation" | "firstInterfaceIndex" | "values"
>;

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** What Helm values laid over ours change about capacity (cilium/charts: `eni.*`). */
function overrides(cni: CapacityGroupCni): { cni: CapacityCni; firstInterfaceIndex: number } {
  const eni = record(record(cni.values)["eni"]);
  const node = record(eni["nodeSpec"]);
  const off =
    eni["awsEnablePrefixDelegation"] === false || node["disablePrefixDelegation"] === true;
  return {
    cni: {
      kind: cni.kind,
      mode: cni.mode,
      prefixDelegation: cni.prefixDelegation && !off,
    },
    firstInterfaceIndex: cni.firstInterfaceIndex,
  };
}

/**
 * Pods per node of a group: what the user wrote, otherwise the smallest capacity among the group's types, since the
 * launch template is one for all of them.
 */
export function groupMaxPods(group: CapacityGroup, cni: CapacityGroupCni): GroupMaxPods {
  const effective = overrides(cni);
  const capacities = group.instanceTypes.map((type) =>
    podCapacity(type, effective.cni, effective.firstInterfaceIndex),
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
