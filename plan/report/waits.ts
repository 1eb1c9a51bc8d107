import type { PlannedResource } from "../plan";
import type { ResourceGraph } from "./resource-graph";
import { labelOf, type ResourceLabel } from "./resource-label";

/**
 * What a resource waits for, in as few words as are true: a component where all of it is waited for, otherwise the
 * resources themselves. What a component around it waits for is left to that component.
 */
export function waitLabels(
  graph: ResourceGraph,
  resource: PlannedResource,
): readonly ResourceLabel[] {
  const ancestors = graph.ancestors(resource);
  const own = new Set([resource, ...ancestors].map(({ urn }) => urn));
  const inherited = new Set(ancestors.flatMap(({ dependsOn }) => dependsOn));
  const targets = graph.waitsFor([resource]);
  const isCovered = graph.coverage(targets);
  const shown = new Map<string, PlannedResource>();
  for (const target of targets.filter(({ urn }) => !inherited.has(urn))) {
    const component = graph
      .ancestors(target)
      .find((outer) => !own.has(outer.urn) && isCovered(outer));
    const named = component ?? target;
    shown.set(named.urn, named);
  }
  return [...shown.values()].map(labelOf);
}
