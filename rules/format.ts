import type { Problem } from "./problem";

/** Problems as text for a log: a headline that counts them, then two lines for each. */
export function formatProblems(headline: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${String(problems.length)} problems`;
  return [
    `${headline}: ${count}`,
    ...problems.map(
      ({ rule, path, message, remedy }) =>
        `  ${path}: ${message} (${rule})\n    instead: ${remedy}`,
    ),
  ].join("\n");
}
