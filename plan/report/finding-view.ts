import type { Plan } from "../plan";
import type { Severity } from "../../rules/problem";
import { printableLine } from "./printable";

/** A finding as a report shows it: every text on one line. */
export interface FindingView {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  /** Why the user suppressed it. */
  readonly reason?: string;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Open findings and suppressed ones, each with errors first and otherwise in the plan's order. */
export function buildFindingViews(plan: Plan): {
  readonly open: readonly FindingView[];
  readonly suppressed: readonly FindingView[];
} {
  const views = plan.findings
    .map((problem) => ({
      rule: printableLine(problem.rule),
      severity: problem.severity,
      path: printableLine(problem.path),
      message: printableLine(problem.message),
      remedy: printableLine(problem.remedy),
      ...(problem.suppressed === undefined
        ? {}
        : { reason: printableLine(problem.suppressed.reason) }),
    }))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return {
    open: views.filter(({ reason }) => reason === undefined),
    suppressed: views.filter(({ reason }) => reason !== undefined),
  };
}
