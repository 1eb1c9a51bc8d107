import type { Problem } from "../rules/problem";

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
