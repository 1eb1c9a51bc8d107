import { RunError } from "@pulumi/pulumi";
import type { Problem } from "../rules/problem";

/** Ends a program whose stack file gives no cluster. The engine prints its message without a stack trace. */
export class ConfigError extends RunError {
  /** Everything that is wrong. */
  readonly problems: readonly Problem[];
  /** Exit status of the command line. */
  readonly status = 2;

  constructor(problems: readonly Problem[]) {
    super(formatConfigProblems(problems));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** All problems as one text: a first line that counts them, then two lines for each. */
export function formatConfigProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${String(problems.length)} problems`;
  return [
    `the stack file gives no cluster: ${count}`,
    ...problems.map(
      (problem) => `  ${problem.path}: ${problem.message}\n    instead: ${problem.remedy}`,
    ),
  ].join("\n");
}
