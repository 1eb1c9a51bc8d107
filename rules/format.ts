import type { Problem } from "./problem";

/**
 * Problems as text for a log: a headline that counts them, then two lines for each.
 *
 * @param suppressible - name each problem's rule, which `suppressRules` takes
 */
export function formatProblems(
  headline: string,
  problems: readonly Problem[],
  suppressible = true,
): string {
  const count = problems.length === 1 ? "1 problem" : `${String(problems.length)} problems`;
  return [
    `${headline}: ${count}`,
    ...problems.map(
      ({ rule, path, message, remedy }) =>
        `  ${path}: ${message}${suppressible ? ` (${rule})` : ""}\n    instead: ${remedy}`,
    ),
  ].join("\n");
}
