import {
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { PlanError } from "../plan/plan-error";

/** A file's name, as the user wrote it, and what it will hold. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

interface Pending {
  readonly made: string;
  readonly target: string;
}

/**
 * Writes files. Each is made beside its place and then moved there, and none is moved before all are made: what cannot
 * be written leaves every file as it was.
 *
 * @throws PlanError that names the file
 */
export function writeFiles(files: readonly NamedText[]): void {
  const pending: Pending[] = [];
  try {
    for (const { file, text } of files) {
      explaining(file, () => {
        const target = resolve(file);
        mkdirSync(dirname(target), { recursive: true });
        const found = statSync(target, { throwIfNoEntry: false });
        if (found?.isDirectory() === true) {
          throw new PlanError(`${file}: a folder: write the name of a file`);
        }
        if (isDevice(found)) writeFileSync(target, text);
        else pending.push(make(found === undefined ? target : realpathSync(target), text, found));
      });
    }
    for (const { made, target } of pending) {
      explaining(target, () => {
        renameSync(made, target);
      });
    }
  } finally {
    for (const { made } of pending) rmSync(made, { force: true });
  }
}

/** `/dev/stdout`, a named pipe: nothing that could be replaced. */
function isDevice(found: Stats | undefined): boolean {
  return found !== undefined && !found.isFile();
}

function make(target: string, text: string, found: Stats | undefined): Pending {
  const made = `${target}.eks-cni-${String(process.pid)}`;
  writeFileSync(made, text, found === undefined ? {} : { mode: found.mode });
  return { made, target };
}

function explaining(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new PlanError(`${file}: cannot be written: ${code}`);
  }
}
