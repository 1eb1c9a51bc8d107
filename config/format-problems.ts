import { formatProblems } from "../rules/format";
import type { Problem } from "../rules/problem";

/** All problems of a stack file as one text. Their ids are not rules: nothing suppresses them. */
export function formatConfigProblems(problems: readonly Problem[]): string {
  return formatProblems("the stack file gives no cluster", problems, false);
}
