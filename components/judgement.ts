import * as pulumi from "@pulumi/pulumi";
import { formatProblems } from "../rules/format";
import type { Problem } from "../rules/problem";
import { problemSink } from "../rules/sink";

/**
 * Judges a component's plain arguments, once, before its first child is registered. A plan collects the
 * problems; without one, errors stop the program together and the rest is logged.
 */
export function reportProblems(
  component: pulumi.ComponentResource,
  judge: (date: string) => readonly Problem[],
): void {
  const sink = problemSink();
  if (sink !== undefined) {
    judge(sink.date).forEach((problem) => {
      sink.report(problem);
    });
    return;
  }
  const problems = judge(new Date().toISOString().slice(0, "YYYY-MM-DD".length)).filter(
    (problem) => problem.suppressed === undefined,
  );
  const errors = problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0) {
    throw new pulumi.RunError(formatProblems("nothing was created", errors));
  }
  for (const problem of problems) {
    const log = problem.severity === "warning" ? pulumi.log.warn : pulumi.log.info;
    void log(formatProblems(problem.severity, [problem]), component);
  }
}
