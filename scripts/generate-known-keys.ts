// Writes the table of one chart's keys: charts/known-keys/<chart>-<version>.ts
//
//   npx tsx scripts/generate-known-keys.ts <chart folder> <chart> <version> "<source>" [<key>=<CRD file> …]
//
// The folder is an unpacked chart: values.yaml, and if the chart has them values.schema.json and templates/. A key whose
// whole content becomes the `spec` of a custom resource takes what the resource's definition takes.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** `*` marks a map that takes further keys; a string is a leaf: the first letters of the JSON types it takes. */
interface KeyTree {
  [key: string]: KeyTree | string;
}

const ANY = "";
const MORE = "*";

/** Parts of pods in a CRD's schema: thousands of keys that are the Kubernetes API's. */
const PARTS_OF_PODS = new Set(["affinity", "securityContext", "dnsConfig"]);

/** Files that name keys only to refuse them. */
const REFUSALS = /validate\.yaml$/;

/** A comment that documents what follows it: helm-docs, and Linkerd's own mark. */
const DOCUMENTS = /^\s*# -[-|]-? /;

/** The letters of the JSON types. */
const LETTERS: Readonly<Record<string, string>> = {
  array: "a",
  boolean: "b",
  integer: "i",
  null: "n",
  number: "f",
  object: "o",
  string: "s",
};

/** The tree of a chart's defaults. Scalars get their types from the schema, if there is one. */
function treeOf(value: unknown): KeyTree | string {
  if (Array.isArray(value)) return "a";
  if (typeof value !== "object" || value === null) return ANY;
  const entries = Object.entries(value);
  if (entries.length === 0) return "o";
  return Object.fromEntries(entries.map(([key, inner]) => [key, treeOf(inner)]));
}

/** Adds a key that values.yaml does not set. A leaf that can hold no map is left alone. */
function addPath(tree: KeyTree, path: readonly string[]): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const below = tree[key];
  if (rest.length === 0) {
    tree[key] = below ?? ANY;
  } else if (below === undefined || below === ANY || below === "o") {
    const added: KeyTree = {};
    tree[key] = added;
    addPath(added, rest);
  } else if (typeof below === "object") {
    addPath(below, rest);
  }
}

/** Keys that stand in values.yaml only as a documented comment, for example `# hostNamespaceOnly: false`. */
function commentedPaths(text: string): string[][] {
  const lines = text.split("\n");
  const stack: { readonly indent: number; readonly key: string }[] = [];
  const paths: string[][] = [];
  let documented = false;
  lines.forEach((line, index) => {
    const set = /^(\s*)"?([A-Za-z][\w./-]*)"?:/.exec(line);
    const commented = /^(\s*)# ?(?!ref:)([a-z][\w-]*):(\s|$)/.exec(line);
    if (set !== null) {
      const indent = set[1]?.length ?? 0;
      while ((stack.at(-1)?.indent ?? -1) >= indent) stack.pop();
      stack.push({ indent, key: set[2] ?? "" });
    }
    const next = lines[index + 1] ?? "";
    const last = !next.trimStart().startsWith("#") || DOCUMENTS.test(next);
    if (commented !== null && documented && last) {
      const indent = commented[1]?.length ?? 0;
      const parents = stack.filter((entry) => entry.indent < indent).map((entry) => entry.key);
      paths.push([...parents, commented[2] ?? ""]);
    }
    documented = DOCUMENTS.test(line) || (documented && line.trimStart().startsWith("#"));
  });
  return paths;
}

function templates(folder: string): string[] {
  const root = join(folder, "templates");
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ya?ml|tpl)$/.test(file) && !REFUSALS.test(file))
    .map((file) => readFileSync(join(root, file), "utf8"))
    .map((text) => text.replace(/\(\.Values((?:\.\w+)+)\)/g, ".Values$1"));
}

/** Templates of a dependency that shares its parent's values: Linkerd's `partials`. */
function sharedTemplates(folder: string): string[] {
  return templates(join(folder, "charts", "partials"));
}

function allMatches(texts: readonly string[], pattern: RegExp): string[][] {
  return texts
    .flatMap((text) => [...text.matchAll(pattern)])
    .map((match) => (match[1] ?? "").split(".").filter((part) => part !== ""));
}

/** Maps whose whole content a template prints take more keys than values.yaml shows. */
function markOpen(tree: KeyTree, path: readonly string[]): void {
  const node = path.reduce<KeyTree | string | undefined>(
    (at, key) => (typeof at === "object" ? at[key] : undefined),
    tree,
  );
  if (typeof node === "object") node[MORE] = ANY;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly "x-kubernetes-int-or-string"?: boolean;
}

interface Definition {
  readonly spec: {
    readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

function typesOf(schema: Schema): string {
  return [schema.type ?? []]
    .flat()
    .map((type) => LETTERS[type] ?? "")
    .sort()
    .join("");
}

/** The schema knows more of a leaf than its default shows: `kubeProxyReplacement` is a string or a boolean. */
function applySchema(tree: KeyTree, schema: Schema): void {
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    const node = tree[key];
    if (typeof node === "object") {
      applySchema(node, inner);
    } else if (inner.properties !== undefined && node !== "a") {
      const added: KeyTree = {};
      tree[key] = added;
      applySchema(added, inner);
    } else {
      tree[key] = typesOf(inner);
    }
  }
}

/** The tree of a part of a CRD's schema. The API server drops every other key. */
function treeOfSchema(schema: Schema, name: string): KeyTree | string {
  if (PARTS_OF_PODS.has(name)) return "o";
  if (schema["x-kubernetes-int-or-string"] === true) return "is";
  if (schema.properties === undefined) return typesOf(schema);
  return Object.fromEntries(
    Object.entries(schema.properties).map(([key, inner]) => [key, treeOfSchema(inner, key)]),
  );
}

/** Lays what a CRD's `spec` takes over what values.yaml shows of it. */
function applyDefinition(tree: KeyTree, [key, file]: readonly string[]): void {
  if (key === undefined || file === undefined) throw new Error("write <key>=<CRD file>");
  const definition = parse(readFileSync(file, "utf8")) as Definition;
  const spec = definition.spec.versions[0]?.schema.openAPIV3Schema.properties?.["spec"];
  const own = tree[key];
  const taken = treeOfSchema(spec ?? {}, "spec");
  tree[key] = {
    ...(typeof own === "object" && own["enabled"] !== undefined ? { enabled: "b" } : {}),
    ...(typeof taken === "object" ? taken : {}),
  };
}

function sorted(tree: KeyTree): KeyTree {
  return Object.fromEntries(
    Object.entries(tree)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, node]) => [key, typeof node === "object" ? sorted(node) : node]),
  );
}

function buildTree(folder: string, definitions: readonly string[]): KeyTree {
  const text = readFileSync(join(folder, "values.yaml"), "utf8");
  const tree = treeOf(parse(text)) as KeyTree;
  const sources = templates(folder);
  const used = allMatches(sources, /\.Values\.([\w.]+)/g);
  const roots = new Set(used.map(([root]) => root));
  for (const path of commentedPaths(text)) {
    // Prose at the margin looks like a key at the root: there a template has to read it.
    if (path.length > 1 || roots.has(path[0])) addPath(tree, path);
  }
  for (const path of used) addPath(tree, path);
  const shared = sharedTemplates(folder);
  // The dependency serves several charts: what this one has no root for is another's.
  for (const path of allMatches(shared, /\.Values\.([\w.]+)/g)) {
    if (path[0] !== undefined && Object.hasOwn(tree, path[0])) addPath(tree, path);
  }
  const schema = join(folder, "values.schema.json");
  if (existsSync(schema)) applySchema(tree, JSON.parse(readFileSync(schema, "utf8")) as Schema);
  const printed = [
    /toYaml\s+\.Values\.([\w.]+)/g,
    /\.Values\.([\w.]+)\s*\|\s*toYaml/g,
    /with\s+\.Values\.([\w.]+)\s*-?}}(?:(?!{{)[^])*{{-?\s*toYaml\s+\./g,
    /range\s+\$\w+,\s*\$\w+\s*:=\s*\.Values\.([\w.]+)/g,
  ];
  for (const pattern of printed) {
    for (const path of allMatches([...sources, ...shared], pattern)) markOpen(tree, path);
  }
  for (const definition of definitions) applyDefinition(tree, definition.split("="));
  return sorted(tree);
}

function main([folder, chart, version, source, ...definitions]: readonly string[]): void {
  if (
    folder === undefined ||
    chart === undefined ||
    version === undefined ||
    source === undefined
  ) {
    throw new Error(
      'usage: generate-known-keys.ts <chart folder> <chart> <version> "<source>" [<key>=<CRD file> …]',
    );
  }
  const rows = Object.entries(buildTree(folder, definitions)).map(
    ([key, node]) => `${JSON.stringify(key)}:${JSON.stringify(node)}`,
  );
  const target = join(__dirname, "../charts/known-keys", `${chart}-${version}.ts`);
  mkdirSync(join(target, ".."), { recursive: true });
  writeFileSync(
    target,
    `// Generated by scripts/generate-known-keys.ts; do not edit.\n// ${source}\nexport const KNOWN_KEYS = \`{\n${rows.join(",\n")}\n}\`;\n`,
  );
}

main(process.argv.slice(2));
