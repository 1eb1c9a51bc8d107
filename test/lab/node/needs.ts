import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const PLACES = [
  ...(process.env["LAB_BIN"] ?? "").split(delimiter),
  ...(process.env["PATH"] ?? "").split(delimiter),
  "/usr/sbin",
  "/sbin",
  "/lib/systemd",
].filter((place) => place !== "");

/** Where a program is: the folders of LAB_BIN first, then PATH. */
export function findProgram(name: string): string | undefined {
  return PLACES.map((place) => join(place, name)).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Skips a suite, by name and with the reason, unless these programs are here and, if asked for, root runs it. */
export function skipUnless(
  context: Mocha.Context,
  suite: string,
  needs: { readonly programs: readonly string[]; readonly root?: boolean },
): void {
  const missing = needs.programs.filter((name) => findProgram(name) === undefined);
  const reasons = [
    ...(process.platform === "linux" ? [] : ["this is not Linux"]),
    ...(needs.root === true && process.getuid?.() !== 0 ? ["not root"] : []),
    ...(missing.length === 0 ? [] : [`missing: ${missing.join(", ")}`]),
  ];
  if (reasons.length === 0) return;
  console.log(`SKIP ${suite}: ${reasons.join("; ")}`);
  context.skip();
}
