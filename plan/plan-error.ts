import type { Problem } from "../rules/problem";

/** A mistake of the user: its message says where and what to write, and no stack trace follows. */
export class PlanError extends Error {
  /** Exit status of the command line. */
  readonly status = 2;
  /** What was found before it came to this. */
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = "PlanError";
    this.problems = problems;
  }
}
