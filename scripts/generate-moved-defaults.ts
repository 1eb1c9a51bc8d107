// Writes the table of the defaults that a chart moved: charts/moved-defaults/<chart>.ts
//
//   npx tsx scripts/generate-moved-defaults.ts <chart> <version> <chart folder> "<source>" [<version> <folder> <source>]…
//
// Versions oldest first; a folder is an unpacked chart, of which values.yaml is read.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

type Path = readonly string[];
type Table = Readonly<Record<string, unknown>>;

interface Version {
  readonly version: string;
  readonly source: string;
  readonly values: Table;
}

/** Switches that are not called `enabled` and not beside what they switch. */
const SWITCHES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  cilium: [
    ["certgen", "hubble.enabled"],
    ["clustermesh.apiserver", "clustermesh.useAPIServer"],
    ["clustermesh.cacheTTL", "clustermesh.config.enabled"],
    ["clustermesh.defaultGlobalNamespace", "clustermesh.config.enabled"],
    ["serviceAccounts.corednsMCSAPI", "clustermesh.mcsapi.corednsAutoConfigure.enabled"],
    ["serviceAccounts.ztunnel", "encryption.enabled"],
  ],
};

/** A digest moves with its tag and says no more. */
const DIGEST = /digest$/i;

const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Leaves by path; an empty table is one. */
function leaves(value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] {
  if (!isTable(value) || Object.keys(value).length === 0) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isTable(inner) ? inner[key] : undefined), value);
}

/** A key that comes or goes with such a value moves nothing for those who do not set it. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isTable(value)) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === "" || value === false || value === 0;
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A map that has keys now is shown by its keys. */
function isLeaf(value: unknown): boolean {
  return !isTable(value) || Object.keys(value).length === 0;
}

function movedRows(before: Version, after: Version): readonly string[] {
  const paths = new Map<string, Path>();
  for (const { values } of [before, after]) {
    for (const [path] of leaves(values)) paths.set(JSON.stringify(path), path);
  }
  return [...paths.values()].flatMap((path) => {
    const [was, is] = [at(before.values, path), at(after.values, path)];
    if (same(was, is) || !isLeaf(was) || !isLeaf(is)) return [];
    if ((was === undefined || is === undefined) && isEmpty(was ?? is)) return [];
    const tag = [...path.slice(0, -1), "tag"];
    const tagMoves = !same(at(before.values, tag), at(after.values, tag));
    if (DIGEST.test(path.at(-1) ?? "") && tagMoves) return [];
    return [JSON.stringify({ path, was, is })];
  });
}

/** `[what it switches, the switch, default before, default after]` for everything that has a row. */
function switchRows(chart: string, before: Version, after: Version, rows: readonly string[]) {
  const moved = rows.map((row) => (JSON.parse(row) as { readonly path: Path }).path);
  const found = new Map<string, readonly [Path, Path]>();
  for (const path of moved) {
    for (let length = 1; length <= path.length; length += 1) {
      const prefix = path.slice(0, length);
      const own = [...prefix, "enabled"];
      const named = (SWITCHES[chart] ?? []).find(([what]) => what === prefix.join("."));
      const switches = [own, ...(named === undefined ? [] : [named[1].split(".")])];
      for (const key of switches) {
        const values = [at(before.values, key), at(after.values, key)];
        // A switch that is not off on either side hides nothing by default, but may be switched off.
        if (values.some((value) => typeof value === "boolean")) {
          found.set(JSON.stringify([prefix, key]), [prefix, key]);
        }
      }
    }
  }
  return [...found.values()].map(([what, key]) => {
    const [was, is] = [at(before.values, key) ?? null, at(after.values, key) ?? null];
    return JSON.stringify([what, key, was, is]);
  });
}

function readVersions([version, folder, source, ...more]: readonly string[]): readonly Version[] {
  if (version === undefined) return [];
  if (folder === undefined || source === undefined) {
    throw new Error(
      `${version}: no chart folder or no source; write: <version> <chart folder> "<source>"`,
    );
  }
  const values = parse(readFileSync(join(folder, "values.yaml"), "utf8")) as Table;
  return [{ version, source, values }, ...readVersions(more)];
}

function pairText(chart: string, before: Version, after: Version): string {
  const rows = movedRows(before, after);
  const list = (name: string, lines: readonly string[]): string =>
    `"${name}":[${lines.map((line) => `\n${line}`).join(",")}]`;
  return `{"from":"${before.version}","to":"${after.version}",${list("switches", switchRows(chart, before, after, rows))},\n${list("rows", rows)}}`;
}

function main([chart, ...rest]: readonly string[]): void {
  const versions = readVersions(rest);
  if (chart === undefined || versions.length < 2) {
    throw new Error(
      "usage: generate-moved-defaults.ts <chart> (<version> <chart folder> <source>)…",
    );
  }
  const sources = versions.map(({ version, source }) => `// ${version}: ${source}, values.yaml`);
  const pairs = versions
    .slice(1)
    .map((after, index) => pairText(chart, versions[index] ?? after, after));
  const target = join(__dirname, "../charts/moved-defaults", `${chart}.ts`);
  mkdirSync(join(target, ".."), { recursive: true });
  const text = `[\n${pairs.join(",\n")}\n]`;
  writeFileSync(
    target,
    `// Generated by scripts/generate-moved-defaults.ts; do not edit.\n${sources.join("\n")}\nexport const MOVED_DEFAULTS = \`${text.replace(/[\\`]|\$\{/g, "\\$&")}\`;\n`,
  );
}

main(process.argv.slice(2));
