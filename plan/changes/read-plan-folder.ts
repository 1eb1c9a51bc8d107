import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Json, Plan } from "../plan";
import { PlanError } from "../plan-error";
import { readJson } from "../read-json";
import { isMap } from "../wire";
import { planFault } from "./plan-shape";

const PLAN_FILE = "plan.json";
const FORMAT = 1;
const MAKE = "make one with eks-cni plan --out DIR";

/**
 * Reads the plan of a plan folder.
 *
 * @param folder - path as the user wrote it; messages repeat it
 * @throws PlanError, one line that says which file, where in it, and what to do
 */
export function readPlanFolder(folder: string): Plan {
  requireFolder(folder);
  const file = join(folder, PLAN_FILE);
  return readPlan(readJson(readPlanFile(folder, file), file), file);
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

function readPlanFile(folder: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      throw new PlanError(`${folder}: not a plan folder: it has no ${PLAN_FILE}; ${MAKE}`);
    }
    throw new PlanError(`${file}: cannot be read: ${String(code)}`);
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
