import type { Json } from "../plan";
import { PlanError } from "../plan-error";
import { readJson } from "../read-json";
import { isMap, type JsonMap } from "../wire";
import { diagnosticLine, isError, policyLine } from "./diagnostic";
import type { EnginePreview, EngineStep } from "./engine-step";
import { readStep } from "./read-step";

const KEYS = { before: "old", after: "new", diffs: "diffs", replaces: "keys" };

/** True for the first line of a stream: every event has a number, and no other document of Pulumi begins so. */
export function isEvent(value: Json | undefined): boolean {
  return isMap(value) && typeof value["sequence"] === "number" && "timestamp" in value;
}

/**
 * Reads one event per line, as `pulumi preview --json` prints with PULUMI_ENABLE_STREAMING_JSON_PREVIEW and as
 * `--event-log` writes. Events that this version does not know are of no interest: they are not steps.
 *
 * @see pulumi/pulumi: sdk/go/common/apitype/events.go, v3.246.0
 * @throws PlanError when a line is not JSON, or the stream ends before the engine did
 */
export function readEvents(text: string, from: string): EnginePreview {
  const steps: EngineStep[] = [];
  const refreshing = new Set<string>();
  const diagnostics: string[] = [];
  let ended = false;
  let failed = false;

  function onStep(
    event: JsonMap,
    kind: "resourcePreEvent" | "resOutputsEvent",
    line: string,
  ): void {
    const payload = event[kind];
    const step = readStep(
      isMap(payload) ? payload["metadata"] : undefined,
      `${line}: ${kind}.metadata`,
      KEYS,
    );
    if (kind === "resourcePreEvent") {
      if (step.op === "refresh") refreshing.add(step.urn);
      else refreshing.delete(step.urn);
      steps.push(step);
    } else if (refreshing.has(step.urn) && step.op !== "refresh") {
      // What the refresh found: the engine turns its own step into an update or a deletion.
      steps.push({ ...step, found: true });
    }
  }

  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const event = readLine(line, index, from);
    const place = `${from}: line ${String(index + 1)}`;
    if (event["resourcePreEvent"] !== undefined) onStep(event, "resourcePreEvent", place);
    else if (event["resOutputsEvent"] !== undefined) onStep(event, "resOutputsEvent", place);
    const said = diagnosticLine(event["diagnosticEvent"]) ?? policyLine(event["policyEvent"]);
    if (said !== undefined) diagnostics.push(said);
    const summary = event["summaryEvent"];
    failed ||= isMap(summary) && summary["result"] === "failed";
    ended ||= summary !== undefined || event["cancelEvent"] !== undefined;
  }
  if (!ended) {
    throw new PlanError(
      `${from}: the stream ends before the engine's summary: is the file whole, and did the preview end?`,
    );
  }
  return { steps, diagnostics, failed: failed || diagnostics.some(isError) };
}

function readLine(line: string, index: number, from: string): JsonMap {
  try {
    const event = JSON.parse(line) as Json;
    if (isMap(event)) return event;
  } catch {
    // The line alone says column only.
    readJson(`${"\n".repeat(index)}${line}`, from);
  }
  throw new PlanError(
    `${from}: line ${String(index + 1)}: not an event of the engine: a map is expected`,
  );
}
