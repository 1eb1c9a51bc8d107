import type { Judgement, PlanFolder } from "../plan";
import { buildFindingViews, type FindingView } from "./finding-view";
import { buildNodeGroupViews, type NodeGroupView } from "./node-group-view";
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
}

/** Reads a plan folder for people. */
export function buildReport(folder: PlanFolder): Report {
  const { plan } = folder;
  const graph = buildResourceGraph(plan);
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
  };
}
