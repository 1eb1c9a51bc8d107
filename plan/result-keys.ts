import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Resolve } from "./sdk";

const KEY = /^\s+readonly (\w+)\??:/gm;

/**
 * Names of what a look-up answers, read from the typings of its installed package: every one of them can
 * then be unknown. None when the package keeps its typings elsewhere.
 */
export function resultKeys(token: string, resolve: Resolve): readonly string[] {
  const [pkg = "", path = "", name = ""] = token.split(":");
  const module = path.split("/", 1)[0] ?? "";
  try {
    const folder = dirname(resolve(`@pulumi/${pkg}/package.json`));
    const file = join(folder, module === "index" ? "" : module, `${name}.d.ts`);
    const typings = readFileSync(file, "utf8");
    const start = typings.search(/export interface \w+Result \{/);
    const end = typings.indexOf("\n}", start);
    if (start < 0) return [];
    return [...typings.slice(start, end).matchAll(KEY)].flatMap(([, key]) => key ?? []);
  } catch {
    return [];
  }
}
