import type { PlannedResource } from "../plan";
import type { ResourceGraph } from "./resource-graph";
import { labelOf, type ResourceLabel, shortType } from "./resource-label";
import { waitLabels } from "./waits";

/** One resource in a wave. */
export interface WaveRow {
  readonly label: ResourceLabel;
  /** Groups other resources and is nothing by itself. */
  readonly component: boolean;
  readonly waitsFor: readonly ResourceLabel[];
  /** What else a reader should know: children of a remote component, protection. */
  readonly notes: readonly string[];
}

/** The resources of a wave that belong to one component. */
export interface WaveGroup {
  /** From the outermost component to the innermost; empty directly below the stack. */
  readonly path: readonly ResourceLabel[];
  readonly rows: readonly WaveRow[];
}

/** What is created at the same time. */
export interface WaveView {
  /** From 1. */
  readonly number: number;
  readonly groups: readonly WaveGroup[];
}

/** Short type of the resource that a URN names. */
function typeOfUrn(urn: string): string {
  return shortType((urn.split("::")[2] ?? "").replace(/^.*\$/, ""));
}

function notesOf(resource: PlannedResource): string[] {
  return [
    resource.expandedFrom === undefined ? "" : `made by ${typeOfUrn(resource.expandedFrom)}`,
    resource.opaque === true ? "its children cannot be known offline" : "",
    resource.options.protect === true ? "protected" : "",
    resource.options.retainOnDelete === true ? "kept on destroy" : "",
  ].filter((note) => note !== "");
}

/** The whole plan, wave by wave. */
export function buildWaveViews(graph: ResourceGraph): readonly WaveView[] {
  // A path that everything shares says nothing.
  const roots = new Set(graph.resources.map((resource) => graph.ancestors(resource)[0]?.urn));
  roots.delete(undefined);
  const shared = roots.size === 1 ? 1 : 0;
  const waves = new Map<number, Map<string, { path: ResourceLabel[]; rows: WaveRow[] }>>();
  for (const resource of graph.resources) {
    const number = graph.waveOf(resource);
    const groups =
      waves.get(number) ?? new Map<string, { path: ResourceLabel[]; rows: WaveRow[] }>();
    waves.set(number, groups);
    const ancestors = graph.ancestors(resource);
    const owner = ancestors.at(-1)?.urn ?? "";
    const group = groups.get(owner) ?? { path: ancestors.slice(shared).map(labelOf), rows: [] };
    groups.set(owner, group);
    group.rows.push({
      label: labelOf(resource),
      component: !resource.custom,
      waitsFor: waitLabels(graph, resource),
      notes: notesOf(resource),
    });
  }
  return [...waves]
    .sort(([a], [b]) => a - b)
    .map(([number, groups]) => ({ number, groups: [...groups.values()] }));
}
