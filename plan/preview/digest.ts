import type { Json } from "../plan";
import { PlanError } from "../plan-error";
import { isMap, type JsonMap } from "../wire";
import { diagnosticLine, isError } from "./diagnostic";
import type { EnginePreview, EngineStep } from "./engine-step";
import { readStep } from "./read-step";

const KEYS = {
  before: "oldState",
  after: "newState",
  diffs: "diffReasons",
  replaces: "replaceReasons",
};

/**
 * Reads the one document that `pulumi preview --json` prints.
 *
 * @see pulumi/pulumi: pkg/backend/display/json.go, ShowPreviewDigest, v3.246.0
 */
export function readDigest(digest: JsonMap): EnginePreview {
  const steps = listAt(digest, "steps").map((step, index) =>
    readStep(step, `steps[${String(index)}]`, KEYS),
  );
  const diagnostics = listAt(digest, "diagnostics")
    .map(diagnosticLine)
    .filter((line) => line !== undefined);
  const summary = digest["changeSummary"] ?? {};
  const same = isMap(summary) ? summary["same"] : undefined;
  return {
    steps: markFound(steps),
    diagnostics,
    ...(typeof same === "number" && { same }),
    failed: diagnostics.some(isError),
  };
}

/**
 * With `--refresh` the document tells of every resource twice. The first step says what was found in the cloud; where
 * that is an update it has the resource's id after it, which no step that is still to be taken has.
 */
function markFound(steps: readonly EngineStep[]): readonly EngineStep[] {
  if (!steps.some(({ op }) => op === "refresh")) return steps;
  const made = new Set(steps.filter(({ op }) => op === "create").map(({ urn }) => urn));
  return steps.map((step) => {
    const found =
      step.op === "update"
        ? step.after?.id !== undefined
        : step.op === "delete" && made.has(step.urn) && step.before?.delete !== true;
    return found ? { ...step, found } : step;
  });
}

function listAt(digest: JsonMap, key: string): readonly Json[] {
  const value = digest[key] ?? [];
  if (!Array.isArray(value)) {
    throw new PlanError(`${key}: not what a preview has here: a list is expected`);
  }
  return value as readonly Json[];
}
