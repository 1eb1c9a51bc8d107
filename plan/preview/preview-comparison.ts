import type { Comparison, Step } from "../changes/comparison";
import type { Plan, PlannedResource } from "../plan";
import { PlanError } from "../plan-error";
import { nameOf, STACK_TYPE, typeOf } from "../urn";
import { clearValue } from "./cleartext";
import type { EnginePreview, EngineState, EngineStep } from "./engine-step";
import { type Action, type Outcome, outcomeOf } from "./outcome";
import { isDefaultProvider, plannedState } from "./planned-state";
import { propertyChanges, replacingPaths } from "./property-changes";

const FAILED = "error: the preview failed: what it would have come to after that is not here";

/**
 * What a preview says, in the terms of a comparison.
 *
 * @param from - where the preview is from, for messages
 */
export function previewComparison(preview: EnginePreview, from: string): Comparison {
  const root = rootOf(preview.steps, from);
  const outcomes = [...byUrn(preview.steps)].map(([urn, steps]) => outcomeOf(urn, steps));
  const steps = outcomes.flatMap((outcome) =>
    outcome.action === undefined ? [] : [toStep(outcome.action, outcome)],
  );
  const old = outcomes.flatMap(({ before }) => before ?? []).map(plannedState);
  const next = outcomes.flatMap(({ after }) => after ?? []).map(plannedState);
  return {
    source: "preview",
    base: old.length === 0 && steps.some(createsStack) ? undefined : planOf(root, old),
    head: planOf(root, next),
    steps: [
      ...steps.filter(({ operation }) => operation !== "delete"),
      ...steps.filter(({ operation }) => operation === "delete"),
    ],
    unchanged: unchangedOf(outcomes, preview.same),
    raw: outcomes.flatMap(({ raw }) => raw.map(rawStep)),
    ...(preview.failed ? { failed: true } : {}),
    diagnostics: [
      ...(preview.failed ? [FAILED] : []),
      ...preview.diagnostics,
      ...outcomes.flatMap(({ notes }) => notes),
    ],
  };
}

function byUrn(steps: readonly EngineStep[]): ReadonlyMap<string, readonly EngineStep[]> {
  const groups = new Map<string, EngineStep[]>();
  for (const step of steps) {
    if (isDefaultProvider(step.urn)) continue;
    const group = groups.get(step.urn);
    if (group === undefined) groups.set(step.urn, [step]);
    else group.push(step);
  }
  return groups;
}

/** Every URN begins with stack and project. */
function rootOf(steps: readonly EngineStep[], from: string): { project: string; stack: string } {
  const [first] = steps;
  if (first === undefined) return { project: "unknown", stack: "unknown" };
  const [head, project] = first.urn.split("::", 2);
  const stack = /^urn:pulumi:(.+)$/.exec(head ?? "")?.[1];
  if (stack === undefined || project === undefined) {
    throw new PlanError(
      `${from}: the urn of the first step is none: urn:pulumi:<stack>::<project>::… is expected`,
    );
  }
  return { project, stack };
}

function planOf(
  root: { readonly project: string; readonly stack: string },
  resources: readonly PlannedResource[],
): Plan {
  return {
    formatVersion: 1,
    ...root,
    date: "",
    resources,
    waves: [],
    placeholders: [],
    findings: [],
  };
}

function toStep(action: Action, { before, after }: Outcome): Step {
  const { operation, main, deleteFirst } = action;
  return {
    operation,
    ...(before !== undefined && { before: plannedState(before) }),
    ...(after !== undefined && { after: plannedState(after) }),
    properties: propertyChanges(main),
    replacedBy: operation === "replace" ? replacingPaths(main) : [],
    deleteFirst,
  };
}

/** The document counts what stays and lists only some of it; the stream lists everything. */
function unchangedOf(outcomes: readonly Outcome[], same: number | undefined): number {
  const kept = outcomes.filter((outcome) => outcome.kept);
  if (same === undefined) return kept.length;
  return same + kept.filter(({ steps }) => !steps.some(({ op }) => op === "same")).length;
}

function createsStack({ operation, after }: Step): boolean {
  return operation === "create" && after?.type === STACK_TYPE;
}

function rawStep({ op, urn, before, after, whole }: EngineStep): Comparison["raw"][number] {
  const secretKeys = [before, after].flatMap((state?: EngineState) => state?.secretKeys ?? []);
  return {
    title: `${op} of ${typeOf(urn)} ${nameOf(urn)}`,
    value: clearValue(whole, new Set(secretKeys)),
  };
}
