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
  const whole = new Set(resource.dependsOn);
  const shown = new Map<string, PlannedResource>();
  for (const target of graph.waitsFor([resource])) {
    const component = graph
      .ancestors(target)
      .find(({ urn, custom }) => !custom && !own.has(urn) && whole.has(urn));
    const known = component ?? target;
    shown.set(known.urn, known);
  }
  return [...shown.values()].map(labelOf);
}
