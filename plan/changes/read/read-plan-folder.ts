import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Json, Plan } from "../../plan";
import { PlanError } from "../../plan-error";
import { readJson } from "../../read-json";
import { isMap } from "../../wire";
import { scanPlan } from "./plan-pieces";
import { planFault } from "./plan-shape";
import { SharedParts } from "./shared-parts";

const PLAN_FILE = "plan.json";
const FORMAT = 1;
/** Larger plans are read in pieces: that takes less memory and more time. */
const LARGE_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;
const MAKE = "make one with eks-cni plan --out DIR";

/**
 * Reads the plan of a plan folder.
 *
 * @param folder - path as the user wrote it; messages repeat it
 * @param shared - what an earlier plan held; parts that are the same will be the same objects
 * @param largeBytes - a larger plan is read in pieces
 * @throws PlanError, one line that says which file, where in it, and what to do
 */
export function readPlanFolder(
  folder: string,
  shared = new SharedParts(),
  largeBytes = LARGE_BYTES,
): Plan {
  requireFolder(folder);
  const file = join(folder, PLAN_FILE);
  return explaining(folder, file, () => {
    const pieces = statSync(file).size > largeBytes ? readInPieces(file, shared) : undefined;
    return readPlan(pieces ?? readJson(readFileSync(file, "utf8"), file), file);
  });
}

function requireFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new PlanError(`${folder}: no such folder; a plan folder is expected: ${MAKE}`);
  }
  if (!found.isDirectory()) {
    throw new PlanError(
      `${folder}: a file, but a plan folder is expected: name the folder that holds ${PLAN_FILE}`,
    );
  }
}

/** Nothing when the file is not what eks-cni writes; read as a whole it will tell what is wrong. */
function readInPieces(file: string, shared: SharedParts): Json | undefined {
  try {
    const pieces = scanPlan(chunksOf(file), (text) => shared.resource(text));
    if (pieces === undefined) return undefined;
    const frame = JSON.parse(pieces.frame) as { [key: string]: Json };
    const waves = frame["waves"];
    if (Array.isArray(waves)) frame["waves"] = (waves as Json[]).map((wave) => share(wave, shared));
    return { ...frame, resources: pieces.resources as readonly Json[] };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function share(wave: Json, shared: SharedParts): Json {
  if (!Array.isArray(wave)) return wave;
  return (wave as readonly Json[]).map((urn) => (typeof urn === "string" ? shared.text(urn) : urn));
}

function* chunksOf(file: string): Generator<Buffer> {
  const descriptor = openSync(file, "r");
  try {
    for (;;) {
      // Each has its own memory: parts of it are kept.
      const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      const length = readSync(descriptor, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

function explaining<T>(folder: string, file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    if (code === "ENOENT") {
      throw new PlanError(`${folder}: not a plan folder: it has no ${PLAN_FILE}; ${MAKE}`);
    }
    throw new PlanError(`${file}: cannot be read: ${code}`);
  }
}

function readPlan(value: Json, file: string): Plan {
  if (!isMap(value) || value["formatVersion"] === undefined) {
    throw new PlanError(`${file}: not a plan: it has no formatVersion; ${MAKE}`);
  }
  const version = value["formatVersion"];
  if (version !== FORMAT) {
    throw new PlanError(
      `${file}: formatVersion ${JSON.stringify(version).slice(0, 40)}: this version of eks-cni reads format ${String(FORMAT)}; ` +
        "make the plan again with the version that compares it",
    );
  }
  const wrong = planFault(value);
  if (wrong !== undefined) {
    throw new PlanError(
      `${file}: ${wrong.path}: not what a plan has here: ${wrong.expected} is expected; was the file edited? ${MAKE}`,
    );
  }
  return value as unknown as Plan;
}
