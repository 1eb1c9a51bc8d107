import type { Plan } from "../plan";
import { count } from "./number-text";
import { printableLine } from "./printable";

/** First thing that everybody reads. */
export interface Verdict {
  readonly level: "error" | "warning" | "ok";
  /** One sentence of numbers. */
  readonly counts: string;
  /** What to do next, one sentence each. */
  readonly next: readonly string[];
}

/** Judges a plan for the first line of a report. */
export function buildVerdict(plan: Plan): Verdict {
  const open = plan.findings.filter(({ suppressed }) => suppressed === undefined);
  const bySeverity = (severity: string): number =>
    open.filter((problem) => problem.severity === severity).length;
  const [errors, warnings, infos] = ["error", "warning", "info"].map(bySeverity) as [
    number,
    number,
    number,
  ];
  const refused = (plan.judges ?? []).filter(({ accepted }) => !accepted);
  const suppressed = plan.findings.length - open.length;
  const counts =
    `${count(plan.resources.length, "resource")} in ${count(plan.waves.length, "wave")}, ` +
    `${count(errors, "error")} / ${count(warnings, "warning")} / ${count(infos, "info")}` +
    (suppressed === 0 ? "" : `, ${String(suppressed)} suppressed`);
  const next: string[] = [];
  for (const judge of refused) {
    const reason = judge.message === undefined ? "" : `: ${judge.message}`;
    next.push(
      printableLine(
        `${judge.name} ${judge.version} refuses ${judge.file}${reason}. Correct it, then plan again.`,
      ),
    );
  }
  if (errors > 0) {
    next.push(
      `Do not deploy this. Correct the ${errors === 1 ? "error" : count(errors, "error")} below in the stack file, then plan again.`,
    );
  } else if (refused.length === 0) {
    next.push(
      warnings > 0
        ? `Nothing here is known to fail. Read the ${warnings === 1 ? "warning" : count(warnings, "warning")} below, then run \`pulumi up\`.`
        : "Nothing here is known to fail. To create it: `pulumi up`.",
    );
  }
  const level = errors > 0 || refused.length > 0 ? "error" : warnings > 0 ? "warning" : "ok";
  return { level, counts, next };
}
