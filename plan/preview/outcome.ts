import type { Operation } from "../changes/changes";
import { nameOf } from "../urn";
import type { EngineState, EngineStep } from "./engine-step";

/** What is done to a resource. */
export interface Action {
  readonly operation: Operation;
  /** The step that says most of it. */
  readonly main: EngineStep;
  readonly deleteFirst: boolean;
}

/** What all steps of one resource come to. */
export interface Outcome {
  readonly steps: readonly EngineStep[];
  readonly before?: EngineState;
  readonly after?: EngineState;
  /** Absent when nothing is done to it. */
  readonly action?: Action;
  /** It stays as it is, and the engine says so. */
  readonly kept: boolean;
  /** Steps that this version does not know. */
  readonly raw: readonly EngineStep[];
  /** What is neither a change nor a step to show, and should be known. */
  readonly notes: readonly string[];
}

/**
 * Every kind of step there is.
 *
 * @see pulumi/pulumi: pkg/resource/deploy/step.go, v3.246.0
 */
const KNOWN = new Set([
  ...["same", "create", "update", "delete", "replace", "create-replacement", "delete-replaced"],
  ...["read", "read-replacement", "refresh", "discard", "discard-replaced"],
  ...["remove-pending-replace", "import", "import-replacement", "diff"],
]);

/** The engine tells a replacement in up to three steps; the first of these that is there says most. */
const REPLACING = ["replace", "create-replacement", "import-replacement", "read-replacement"];

/** What becomes of the resource whose steps these are, in the engine's order. */
export function outcomeOf(urn: string, steps: readonly EngineStep[]): Outcome {
  const name = nameOf(urn);
  const known = steps.filter(({ op }) => KNOWN.has(op));
  const taken = new Map(known.filter(({ found }) => !found).map((step) => [step.op, step]));
  const action = actionOf(taken, known);
  const shown = action?.main ?? [...taken.values()].at(-1) ?? known.at(-1) ?? steps.at(-1);
  const before = action?.operation === "create" ? undefined : shownBefore(taken, shown);
  const after = action?.operation === "delete" ? undefined : shown?.after;
  return {
    steps,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(action !== undefined && { action }),
    kept: action === undefined && ["same", "read", "import", "replace"].some((op) => taken.has(op)),
    raw: steps.filter(({ op }) => !KNOWN.has(op)),
    notes: [
      ...known.filter(({ found }) => found).map((step) => foundNote(name, step)),
      ...[...taken.values()].flatMap((step) => noteOn(name, step, action)),
    ],
  };
}

function actionOf(
  taken: ReadonlyMap<string, EngineStep>,
  known: readonly EngineStep[],
): Action | undefined {
  const main = REPLACING.map((op) => taken.get(op)).find((step) => step !== undefined);
  if (main !== undefined) {
    // What is only read is neither made nor deleted.
    if (main.before?.external === true && main.after?.external === true) return undefined;
    return { operation: "replace", main, deleteFirst: isDeletedFirst(main, known) };
  }
  const [create, update, removal] = ["create", "update", "delete"].map((op) => taken.get(op));
  if (update !== undefined) return { operation: "update", main: update, deleteFirst: false };
  const managed =
    removal !== undefined && !isLeftOver(removal) && removal.before?.external !== true;
  if (create !== undefined) {
    if (!managed || removal.before === undefined) {
      return { operation: "create", main: create, deleteFirst: false };
    }
    return { operation: "replace", main: { ...create, before: removal.before }, deleteFirst: true };
  }
  return managed ? { operation: "delete", main: removal, deleteFirst: false } : undefined;
}

function isDeletedFirst(main: EngineStep, known: readonly EngineStep[]): boolean {
  const [deleted, created] = ["delete-replaced", "create-replacement"].map((op) =>
    known.findIndex((step) => step.op === op),
  );
  if (deleted === undefined || created === undefined || deleted < 0 || created < 0) {
    return main.before?.pendingReplacement === true;
  }
  return deleted < created;
}

/** A replacement of an earlier update that was interrupted: what it replaced is still to be deleted. */
function isLeftOver({ before }: EngineStep): boolean {
  return before?.delete === true;
}

function shownBefore(
  taken: ReadonlyMap<string, EngineStep>,
  shown: EngineStep | undefined,
): EngineState | undefined {
  if (taken.has("import") || shown?.op === "read") return undefined;
  return shown?.before;
}

function foundNote(name: string, { op, diffs, detailed }: EngineStep): string {
  if (op === "delete") return `warning: ${name}: it was deleted outside of Pulumi`;
  const paths = detailed.size > 0 ? [...detailed.keys()] : diffs;
  const which = paths.length === 0 ? "" : `: ${[...paths].sort().join(", ")}`;
  return `warning: ${name}: it was changed outside of Pulumi${which}`;
}

function noteOn(name: string, step: EngineStep, action: Action | undefined): readonly string[] {
  const { op, before, after } = step;
  if (op === "import") {
    return [`${name}: the existing resource comes under this stack, nothing is created`];
  }
  if (op === "import-replacement") {
    return [`${name}: an existing resource takes the place of the one that is deleted`];
  }
  if (action === undefined && (op === "delete" || op === "delete-replaced")) {
    return [`warning: ${name}: what an interrupted update replaced is deleted now`];
  }
  if (op === "same" && before !== undefined && after !== undefined) {
    if (before.protect === after.protect) return [];
    return [`${name}: protection against deletion is switched ${after.protect ? "on" : "off"}`];
  }
  return [];
}
