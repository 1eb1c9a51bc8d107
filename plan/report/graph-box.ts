import type { PlannedResource } from "../plan";
import type { Timing } from "./critical-path";
import type { ResourceGraph } from "./resource-graph";
import { kindOf, labelOf } from "./resource-label";
import { durationText } from "./typical-duration";

/** Resources of one kind that a component creates in one wave. */
export interface BoxItem {
  /** `6 Subnet`. */
  readonly text: string;
  /** Typical duration of one of them. */
  readonly duration: string;
  readonly critical: boolean;
}

/** What a component creates in one wave. */
export interface BoxRow {
  readonly wave: number;
  readonly items: readonly BoxItem[];
}

/** A component, or several that are alike, as the drawing has it. */
export interface GraphBox {
  /** `NodeGroup`. */
  readonly type: string;
  /** `general`, without the name of its cluster; of several the first, and how many more. */
  readonly name: string;
  readonly rows: readonly BoxRow[];
  readonly critical: boolean;
  /** Places of the boxes that this one waits for. */
  readonly waitsFor: readonly number[];
}

/** Boxes in order of creation, and what is not among them. */
export interface GraphBoxes {
  readonly boxes: readonly GraphBox[];
  /** Components that are not drawn: those of other clusters, and what is too much. */
  readonly left: number;
  /** The cluster that is drawn, where there are several. */
  readonly cluster?: string;
}

/** From this number on, components that are alike share a box. */
const MANY_ALIKE = 4;
/** With more boxes nobody sees anything. */
const MOST_BOXES = 60;
const CLUSTER = "eks-cni:index:Cluster";

interface Group {
  readonly step: PlannedResource;
  readonly members: PlannedResource[];
}

function groupsOf(graph: ResourceGraph): Group[] {
  const groups = new Map<string, Group>();
  for (const resource of graph.resources.filter(({ custom }) => custom)) {
    const step = graph.stepOf(resource);
    const group = groups.get(step.urn) ?? { step, members: [] };
    groups.set(step.urn, group);
    group.members.push(resource);
  }
  return [...groups.values()];
}

function rowsOf(members: readonly PlannedResource[], graph: ResourceGraph, timing: Timing) {
  const critical = new Set(timing.path.resources.map(({ urn }) => urn));
  const rows = new Map<number, Map<string, PlannedResource[]>>();
  for (const member of members) {
    const wave = graph.waveOf(member);
    const kinds = rows.get(wave) ?? new Map<string, PlannedResource[]>();
    rows.set(wave, kinds);
    const kind = kindOf(member);
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, [member]);
    else alike.push(member);
  }
  return [...rows].map(([wave, kinds]) => ({
    wave,
    items: [...kinds].map(([kind, all]) => ({
      text: all.length === 1 ? kind : `${String(all.length)} ${kind}`,
      duration: all.slice(0, 1).map((one) => durationText(timing.durationOf(one)))[0] ?? "",
      critical: all.some(({ urn }) => critical.has(urn)),
    })),
  }));
}

/** Components that wait for the same and create the same in the same waves. */
function alikeKey(group: Group, graph: ResourceGraph, timing: Timing): string {
  const rows = rowsOf(group.members, graph, timing).map(({ wave, items }) => [
    wave,
    items.map(({ text }) => text),
  ]);
  return JSON.stringify([group.step.type, rows]);
}

function mergeAlike(groups: readonly Group[], graph: ResourceGraph, timing: Timing): Group[][] {
  const alike = new Map<string, Group[]>();
  for (const group of groups) {
    const key = alikeKey(group, graph, timing);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [group]);
    else known.push(group);
  }
  return [...alike.values()].flatMap((all) =>
    all.length < MANY_ALIKE ? all.map((one) => [one]) : [all],
  );
}

/** `dev-general` of cluster `dev` is `general` to people; of several the first, and how many more. */
function nameOf(groups: readonly Group[], graph: ResourceGraph): string {
  const [first] = groups;
  if (first === undefined) return "";
  const { name } = labelOf(first.step);
  const cluster = graph.ancestors(first.step).find(({ type }) => type === CLUSTER);
  const prefix = cluster === undefined ? "" : `${labelOf(cluster).name}-`;
  const short = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return groups.length === 1 ? short : `${short} + ${String(groups.length - 1)} more`;
}

/** The cluster on which it takes longest, where there are several: they are not all to be seen at once. */
function drawnCluster(graph: ResourceGraph, timing: Timing): PlannedResource | undefined {
  const clusters = graph.resources.filter(({ type }) => type === CLUSTER);
  if (clusters.length < 2) return undefined;
  const around = timing.path.resources
    .map((resource) => graph.ancestors(resource).find(({ type }) => type === CLUSTER))
    .filter((cluster) => cluster !== undefined);
  return around.at(-1) ?? clusters[0];
}

/** Groups a plan's resources into the boxes of its drawing. */
export function buildGraphBoxes(graph: ResourceGraph, timing: Timing): GraphBoxes {
  const cluster = drawnCluster(graph, timing);
  const groups = groupsOf(graph);
  const wanted = groups.filter(({ step }) => {
    const own = graph.ancestors(step).find(({ type }) => type === CLUSTER);
    return cluster === undefined || own === undefined || own === cluster;
  });
  const merged = mergeAlike(wanted, graph, timing)
    .map((all) => ({ all, members: all.flatMap(({ members }) => members) }))
    .sort((one, other) => firstWave(one.members, graph) - firstWave(other.members, graph))
    .slice(0, MOST_BOXES);
  const boxOf = new Map<string, number>();
  merged.forEach(({ all }, index) => {
    for (const { step } of all) boxOf.set(step.urn, index);
  });
  const boxes = merged.map(({ all, members }, index) => {
    const rows = rowsOf(members, graph, timing);
    const targets = all
      .flatMap((group) => graph.waitsFor(group.members))
      .flatMap((target) => boxOf.get(graph.stepOf(target).urn) ?? [])
      .filter((other) => other !== index);
    const step = all[0]?.step;
    return {
      type: step === undefined ? "" : labelOf(step).type,
      name: nameOf(all, graph),
      rows: [...rows].sort((one, other) => one.wave - other.wave),
      critical: rows.some(({ items }) => items.some((item) => item.critical)),
      waitsFor: [...new Set(targets)].sort((one, other) => one - other),
    };
  });
  return {
    boxes,
    left: groups.length - merged.reduce((sum, { all }) => sum + all.length, 0),
    ...(cluster === undefined ? {} : { cluster: labelOf(cluster).name }),
  };
}

function firstWave(members: readonly PlannedResource[], graph: ResourceGraph): number {
  return Math.min(...members.map((member) => graph.waveOf(member)));
}
