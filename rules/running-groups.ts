import type { NodeGroupSpec } from "../spec/cluster-spec";

/** The groups that have nodes at creation: the only place where anything can start. */
export function runningGroups(groups: readonly NodeGroupSpec[]): readonly NodeGroupSpec[] {
  return groups.filter(({ scaling }) => scaling.desired > 0);
}

/** Nodes at creation. */
export function desiredNodes(groups: readonly NodeGroupSpec[]): number {
  return groups.reduce((sum, { scaling }) => sum + scaling.desired, 0);
}
