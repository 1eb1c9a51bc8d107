import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const GOLDEN = join(__dirname, "golden");

/**
 * Compares bytes with a file under `test/golden/`. `UPDATE_GOLDEN=1` rewrites it; CI fails on a golden that
 * is not committed.
 */
export function assertGolden(path: string, actual: string): void {
  const file = join(GOLDEN, path);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.ok(existsSync(file), `no golden ${path}: run with UPDATE_GOLDEN=1 and read it`);
  assert.equal(actual, readFileSync(file, "utf8"), `${path} differs from its golden`);
}
