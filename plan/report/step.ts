import type { PlannedResource } from "../plan";
import type { ResourceGraph } from "./resource-graph";
import { kindOf, labelOf, type ResourceLabel } from "./resource-label";

/** One component's part in the order of creation. */
export interface Step {
  readonly label: ResourceLabel;
  /** First and last wave in which it creates something, from 1. */
  readonly firstWave: number;
  readonly lastWave: number;
  /** Resources that a provider creates. */
  readonly count: number;
  /** Kinds with their number, `6 Subnet`, in order of creation. */
  readonly contents: readonly string[];
  /** Other steps of which it needs something, none that another one implies. */
  readonly waitsFor: readonly ResourceLabel[];
}

function countKinds(members: readonly PlannedResource[]): string[] {
  const counts = new Map<string, number>();
  for (const member of members) {
    const kind = kindOf(member);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => (count === 1 ? kind : `${String(count)} ${kind}`));
}

/** The plan as a short list: components in the order in which they begin to create. */
export function buildSteps(graph: ResourceGraph): readonly Step[] {
  const groups = new Map<string, { step: PlannedResource; members: PlannedResource[] }>();
  for (const resource of graph.resources.filter(({ custom }) => custom)) {
    const step = graph.stepOf(resource);
    const group = groups.get(step.urn) ?? { step, members: [] };
    groups.set(step.urn, group);
    group.members.push(resource);
  }
  return [...groups.values()].map(({ step, members }) => {
    const waves = members.map((member) => graph.waveOf(member));
    const needed = graph.waitsFor(members).map((target) => graph.stepOf(target));
    return {
      label: labelOf(step),
      firstWave: Math.min(...waves),
      lastWave: Math.max(...waves),
      count: members.length,
      contents: countKinds(members),
      waitsFor: [...new Map(needed.map((other) => [other.urn, other])).values()]
        .filter(({ urn }) => urn !== step.urn && groups.has(urn))
        .map(labelOf),
    };
  });
}
