import type { PlannedResource } from "../plan";
import type { ResourceGraph } from "./resource-graph";
import { type TypicalDuration, typicalDuration } from "./typical-duration";

/** The chain of resources that decides how long a creation takes. */
export interface CriticalPath {
  /** In order of creation; only what a provider creates. */
  readonly resources: readonly PlannedResource[];
  /** Sums along the path. */
  readonly fromSec: number;
  readonly toSec: number;
}

/** Durations of a plan's resources, and the path on which they add up to the most. */
export interface Timing {
  readonly path: CriticalPath;
  readonly durationOf: (resource: PlannedResource) => TypicalDuration;
}

/** The middle of a range, which weighs the graph. */
function middle({ fromSec, toSec }: TypicalDuration): number {
  return (fromSec + toSec) / 2;
}

/** Finds the longest path by typical durations; of two that take as long, the one that is first in the plan's order. */
export function buildTiming({ resources }: Pick<ResourceGraph, "resources">): Timing {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const durations = new Map(
    resources.map((resource) => [
      resource.urn,
      typicalDuration(resource, resource.parent === null ? undefined : byUrn.get(resource.parent)),
    ]),
  );
  const durationOf = (resource: PlannedResource): TypicalDuration =>
    durations.get(resource.urn) ?? typicalDuration(resource, undefined);
  const ends = new Map<string, number>();
  const before = new Map<string, PlannedResource>();
  let last: PlannedResource | undefined;
  for (const resource of resources) {
    let start = 0;
    for (const urn of resource.dependsOn) {
      const other = byUrn.get(urn);
      const end = ends.get(urn) ?? 0;
      if (other === undefined || end <= start) continue;
      start = end;
      before.set(resource.urn, other);
    }
    const end = start + (resource.custom ? middle(durationOf(resource)) : 0);
    ends.set(resource.urn, end);
    if (end > (last === undefined ? 0 : (ends.get(last.urn) ?? 0))) last = resource;
  }
  const chain: PlannedResource[] = [];
  for (let at = last; at !== undefined; at = before.get(at.urn)) chain.unshift(at);
  const custom = chain.filter((resource) => resource.custom);
  const sum = (of: (duration: TypicalDuration) => number): number =>
    custom.reduce((total, resource) => total + of(durationOf(resource)), 0);
  return {
    durationOf,
    path: {
      resources: custom,
      fromSec: sum(({ fromSec }) => fromSec),
      toSec: sum(({ toSec }) => toSec),
    },
  };
}
