/** How bad a problem is: an error stops `up`, a warning is unwise, an info is worth knowing. */
export type Severity = "error" | "warning" | "info";

/** One thing that is wrong, as every surface shows it. */
export interface Problem {
  /** Rule id, stable; what `suppressRules` names. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where in the input, for example `nodeGroups[1].networkd.primaryRouteMetric`. */
  readonly path: string;
  /** What was given, what is allowed, and what would have happened. Lowercase start, no final period. */
  readonly message: string;
  /** What to write instead, or the command to run. */
  readonly remedy: string;
  /** Set when the user suppressed the rule. */
  readonly suppressed?: { readonly reason: string };
}

/** Takes every problem of a program, so that one report has them all. */
export interface ProblemSink {
  /** The day on which the program is judged, `YYYY-MM-DD`. */
  readonly date: string;
  report(problem: Problem): void;
}

/** Key on `globalThis` under which `plan/` leaves its sink for the components. */
export const PROBLEM_SINK = Symbol.for("eks-cni.problem-sink");
