import type { ClusterSpec, NodeGroupSpec } from "../spec/cluster-spec";
import type { Severity } from "./problem";

/**
 * Everything a rule may read: a cluster, the day, and one of its node groups. A component that is used
 * alone has only some of these parts.
 */
export interface Subject extends ClusterSpec {
  /** The day of judgement, `YYYY-MM-DD`. */
  readonly date: string;
  /** One node group; a rule that needs it runs once per group, and its paths start at the group. */
  readonly group: NodeGroupSpec;
  /** How many findings each rule had: there only after all the others have run. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** The name of a part of a subject. */
export type Part = keyof Subject;

/** One thing that a rule found wrong. */
export interface Finding {
  /** Where in the input, as people write it. */
  readonly path: string;
  /** What was given, what is allowed, what would have happened. */
  readonly message: string;
  /** What to write instead, or the command to run. */
  readonly remedy: string;
}

/**
 * A rule: a pure function over the parts that it names. It runs exactly where all of them are there, so
 * the same rule serves a whole cluster and a component on somebody else's.
 */
export interface Rule<P extends Part = Part> {
  /** Stable name, equal to its file's; what `suppressRules` names. */
  readonly id: string;
  readonly severity: Severity;
  /** What must hold, in a few words. */
  readonly title: string;
  readonly needs: readonly P[];
  readonly judge: (subject: Pick<Subject, P>) => readonly Finding[];
}

/** Names a rule and infers from `needs` what its `judge` may read. */
export function rule<const P extends Part>(definition: Rule<P>): Rule<P> {
  return definition;
}
