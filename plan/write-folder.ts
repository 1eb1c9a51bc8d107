import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { stringify } from "yaml";
import type { PlanFolder } from "./plan";
import { PlanError } from "./plan-error";
import { shown } from "./yaml-file";

/** How the two reports are made; the folder's other files need no opinion. */
export interface Reports {
  readonly markdown: (folder: PlanFolder) => string;
  readonly html: (folder: PlanFolder) => string;
}

const PLAN_FILE = "plan.json";
/** A temporary folder is its owner's only; a plan is for everybody. */
const FOLDER_MODE = 0o755;

/**
 * Writes a plan folder. It is made beside its place and then moved there, so that an earlier folder is
 * replaced whole or left whole.
 *
 * @throws PlanError when something else is in its place, or the place cannot be written
 */
export function writePlanFolder(folder: PlanFolder, out: string, reports: Reports): void {
  refuseForeign(out);
  try {
    mkdirSync(dirname(out), { recursive: true });
    const made = mkdtempSync(join(dirname(out), `.${basename(out)}-`));
    try {
      chmodSync(made, FOLDER_MODE);
      writeFiles(folder, made, reports);
      swap(made, out);
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new PlanError(`${shown(out)}: cannot be written: ${code}; nothing was changed`);
  }
}

/** Whether a plan is already there. */
export function hasPlan(out: string): boolean {
  return existsSync(join(out, PLAN_FILE));
}

/** A folder that is no plan folder may hold somebody's work. */
function refuseForeign(out: string): void {
  if (!existsSync(out) || hasPlan(out)) return;
  let names: readonly string[] = ["a file"];
  try {
    names = readdirSync(out);
  } catch {
    // A file: refused below like a folder with something in it.
  }
  if (names.length > 0) {
    throw new PlanError(
      `${shown(out)}: exists and is no plan folder: it would be replaced with all that is in it; name another with --out`,
    );
  }
}

function writeFiles(folder: PlanFolder, into: string, reports: Reports): void {
  const write = (name: string, text: string): void => {
    writeFileSync(join(into, name), text);
  };
  write(PLAN_FILE, `${JSON.stringify(folder.plan, null, 2)}\n`);
  mkdirSync(join(into, "user-data"));
  for (const [name, text] of folder.userData) write(join("user-data", name), text);
  mkdirSync(join(into, "helm"));
  for (const [name, file] of folder.helm) {
    // YAML 1.1 readers must not take "yes" or "12:30" for something else.
    write(
      join("helm", `${name}.yaml`),
      stringify(file, { compat: "yaml-1.1", lineWidth: 0, aliasDuplicateObjects: false }),
    );
  }
  write("report.md", reports.markdown(folder));
  write("report.html", reports.html(folder));
}

function swap(made: string, out: string): void {
  if (!existsSync(out)) {
    renameSync(made, out);
    return;
  }
  const old = `${made}.old`;
  renameSync(out, old);
  try {
    renameSync(made, out);
  } catch (error) {
    renameSync(old, out);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
