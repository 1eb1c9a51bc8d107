import { RunError } from "@pulumi/pulumi";
import type { Problem } from "../rules/problem";
import { formatConfigProblems } from "./format-problems";

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
