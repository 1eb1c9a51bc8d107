import type { Comparison } from "../changes/comparison";
import type { Json } from "../plan";
import { PlanError } from "../plan-error";
import { readJson } from "../read-json";
import { isMap } from "../wire";
import { readDigest } from "./digest";
import type { EnginePreview } from "./engine-step";
import { isEvent, readEvents } from "./events";
import { previewComparison } from "./preview-comparison";

const MAKE = "write one with pulumi preview --json > FILE";
/** Keys of the document; the engine leaves out what is empty. */
const DIGEST_KEYS = ["steps", "changeSummary", "diagnostics", "duration", "config"];

/**
 * Reads what `pulumi preview --json` prints, in either form. A preview that failed is read as far as it came, and its
 * errors are in the diagnostics.
 *
 * @param from - where the text is from, for messages
 * @throws PlanError, one line, for anything else
 */
export function readPreview(text: string, from = "preview"): Comparison {
  return previewComparison(read(text, from), from);
}

function read(text: string, from: string): EnginePreview {
  if (isStream(text)) return readEvents(text, from);
  const value = readJson(text, from);
  if (isMap(value) && value["formatVersion"] !== undefined) {
    throw new PlanError(
      `${from}: this is a plan, not a preview: use eks-cni diff BASE HEAD on the folders of two plans`,
    );
  }
  if (isMap(value) && (value["deployment"] !== undefined || value["checkpoint"] !== undefined)) {
    throw new PlanError(`${from}: this is the state of a stack, not a preview: ${MAKE}`);
  }
  if (!isMap(value) || !DIGEST_KEYS.some((key) => value[key] !== undefined)) {
    throw new PlanError(`${from}: ${kindOf(value)}, not a preview: ${MAKE}`);
  }
  try {
    return readDigest(value);
  } catch (error) {
    throw error instanceof PlanError ? new PlanError(`${from}: ${error.message}`) : error;
  }
}

function isStream(text: string): boolean {
  const start = text.trimStart();
  const end = start.indexOf("\n");
  try {
    return isEvent(JSON.parse(end === -1 ? start : start.slice(0, end)) as Json);
  } catch {
    return false;
  }
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return "a list";
  return isMap(value) ? "a map without steps" : "a single value";
}
