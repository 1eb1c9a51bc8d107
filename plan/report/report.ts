import type { Judgement, PlanFolder } from "../plan";
import { buildCapacityViews, type CapacityView, tightLines } from "./capacity-view";
import { buildTiming } from "./critical-path";
import { buildFindingViews, type FindingView } from "./finding-view";
import { buildGraphBoxes, type GraphBoxes } from "./graph-box";
import { buildNodeGroupViews, type NodeGroupView } from "./node-group-view";
import { buildPathView, type PathView } from "./path-view";
import { placeholderMarker } from "./placeholders";
import { printableLine } from "./printable";
import { buildReleaseViews, type ReleaseView } from "./release-view";
import { buildResourceGraph } from "./resource-graph";
import { buildSteps, type Step } from "./step";
import { subjectOf } from "./subject";
import { buildVerdict, type Verdict } from "./verdict";
import { buildWaveViews, type WaveView } from "./wave-view";

/** Everything a report says, before it has a format. Its strings are printable and not yet escaped. */
export interface Report {
  readonly project: string;
  readonly stack: string;
  readonly date: string;
  /** What is planned, in one line; empty when there is nothing to name. */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly findings: readonly FindingView[];
  readonly suppressed: readonly FindingView[];
  readonly judges: readonly Judgement[];
  readonly resourceCount: number;
  readonly steps: readonly Step[];
  readonly waves: readonly WaveView[];
  readonly nodeGroups: readonly NodeGroupView[];
  readonly releases: readonly ReleaseView[];
  readonly graph: GraphBoxes;
  /** Where the time goes; absent where nothing is created. */
  readonly path?: PathView;
  readonly capacity: readonly CapacityView[];
  /** What is nearly full, one line each. */
  readonly tight: readonly string[];
}

/** Reads a plan folder for people. */
export function buildReport(folder: PlanFolder): Report {
  const { plan } = folder;
  const graph = buildResourceGraph(plan);
  const timing = buildTiming(graph);
  const path = buildPathView(timing);
  const mark = placeholderMarker(plan);
  const { open, suppressed } = buildFindingViews(plan);
  return {
    project: printableLine(plan.project),
    stack: printableLine(plan.stack),
    date: printableLine(plan.date),
    subject: subjectOf(folder),
    verdict: buildVerdict(plan),
    findings: open,
    suppressed,
    judges: (plan.judges ?? []).map((judge) => ({
      ...judge,
      name: printableLine(judge.name),
      version: printableLine(judge.version),
      file: printableLine(judge.file),
      ...(judge.message === undefined ? {} : { message: printableLine(judge.message) }),
    })),
    resourceCount: plan.resources.length,
    steps: buildSteps(graph),
    waves: buildWaveViews(graph),
    nodeGroups: buildNodeGroupViews(folder, mark),
    releases: buildReleaseViews(folder, mark),
    graph: buildGraphBoxes(graph, timing),
    ...(path === undefined ? {} : { path }),
    capacity: buildCapacityViews(plan),
    tight: tightLines(plan),
  };
}
