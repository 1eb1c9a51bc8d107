import type { PlannedResource } from "../plan";
import type { ResourceGraph } from "./resource-graph";
import { labelOf, type ResourceLabel } from "./resource-label";

/**
 * What a resource waits for, in as few words as are true: a component where all of it is waited for, otherwise the
 * resources themselves.
 */
export function waitLabels(
  graph: ResourceGraph,
  resource: PlannedResource,
): readonly ResourceLabel[] {
  const own = new Set([resource, ...graph.ancestors(resource)].map(({ urn }) => urn));
  const targets = graph.waitsFor([resource]);
  const isCovered = graph.coverage(targets);
  const shown = new Map<string, PlannedResource>();
  for (const target of targets) {
    const component = graph
      .ancestors(target)
      .find((outer) => !own.has(outer.urn) && isCovered(outer));
    const named = component ?? target;
    shown.set(named.urn, named);
  }
  return [...shown.values()].map(labelOf);
}
