import type { Json, Plan, PlannedResource } from "../plan";
import type { Operation } from "./changes";

/** A property of a resource that differs. `path` is that of Pulumi: `scalingConfig.maxSize`, `taints[0].key`. */
export interface PropertyChange {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** What happens to one resource, as data. */
export interface Step {
  readonly operation: Operation;
  readonly before?: PlannedResource;
  readonly after?: PlannedResource;
  readonly properties: readonly PropertyChange[];
  /** Paths that force a replacement, from the table or from the engine. */
  readonly replacedBy: readonly string[];
  /** The old one goes first, so that there is a gap. */
  readonly deleteFirst: boolean;
}

/**
 * Two sides and what leads from one to the other: derived from two plans, or read from the engine's preview. Of a
 * preview the sides hold what its steps name, and nothing else.
 */
export interface Comparison {
  readonly source: "plans" | "preview";
  /** Absent: everything is new. */
  readonly base: Plan | undefined;
  readonly head: Plan;
  /** In the order of the head's waves; deletions last. Unchanged resources have no step. */
  readonly steps: readonly Step[];
  /** Resources without a step. */
  readonly unchanged: number;
  readonly raw: readonly { readonly title: string; readonly value: Json }[];
  readonly diagnostics: readonly string[];
  /** The engine gave up: what it did not come to is not here. */
  readonly failed?: true;
}

/** Stands where a preview knows no value yet. */
export const UNKNOWN_TEXT = "«known after it is applied»";
/** Stands for a secret, on both sides; two secrets never differ visibly. */
export const SECRET_TEXT = "[secret]";
