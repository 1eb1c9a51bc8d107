import type { ConfigProblem } from "./problem";
import { at, membersOf, type RawStack } from "./raw";

/** A value of the stack file's contract that is not built yet. */
interface Missing {
  /** Where in the stack file; `[]` stands for every member of a list. */
  readonly path: string;
  /** The values that are not built; without it, any value but `except`. */
  readonly values?: readonly unknown[];
  /** What to write meanwhile. */
  readonly write: string;
}

/** The one list of what the contract promises and the program does not do yet. Built something? Remove its line. */
const NOT_AVAILABLE: readonly Missing[] = [
  { path: "cluster.ipFamily", values: ["ipv6"], write: "write ipv4 or leave the key out" },
  {
    path: "vpcCni.mode",
    values: ["disabled", "removed", "adopted"],
    write: "write absent or installed",
  },
];

function problemOf(path: string, value: unknown, missing: Missing): ConfigProblem {
  return {
    code: "config/not-available-yet",
    path,
    given: value,
    message: (shown) =>
      missing.values === undefined
        ? "not available yet: this key has its place in the stack file, but nothing is built behind it"
        : `not available yet: ${shown} has its place in the stack file, but nothing is built behind it`,
    remedy: missing.write,
  };
}

function isMissing(missing: Missing, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return missing.values?.includes(value) ?? true;
}

/** Every value that is valid and not built yet. */
export function findNotAvailable(raw: RawStack): ConfigProblem[] {
  return NOT_AVAILABLE.flatMap((missing) => {
    const [list, key] = missing.path.split("[].");
    if (key === undefined) {
      const value = at(raw, missing.path);
      return isMissing(missing, value) ? [problemOf(missing.path, value, missing)] : [];
    }
    return membersOf(at(raw, list ?? "")).flatMap((member, index) => {
      const value = at(member, key);
      return isMissing(missing, value)
        ? [problemOf(`${list ?? ""}[${String(index)}].${key}`, value, missing)]
        : [];
    });
  });
}
