import type { Document } from "../spec/cluster-input";
import { nearestName } from "../spec/nearest-name";
import { knownKeys, type KeyTree } from "./known-keys";

/** A key that the chart does not read: it would be ignored without a word. */
export interface UnknownKey {
  /** Dotted path within the values. */
  readonly path: string;
  /** Dotted path of the key that was probably meant. */
  readonly nearest?: string;
}

/** A value of a type that the chart's schema refuses. */
export interface MistypedValue {
  readonly path: string;
  /** What the chart takes, in words: `a boolean or a string`. */
  readonly expected: string;
}

/** What does not fit a table of keys. */
export interface KeyFindings {
  readonly unknown: readonly UnknownKey[];
  readonly mistyped: readonly MistypedValue[];
}

/** A comparison, and with what. */
export interface CheckedKeys extends KeyFindings {
  readonly checked: true;
  /** Version of the chart whose keys were compared. */
  readonly against: string;
  /** Whether that is the version asked about; otherwise a key may be newer than the table. */
  readonly exact: boolean;
}

/** What was found, or why nothing was looked for. */
export type KeyCheck = CheckedKeys | { readonly checked: false; readonly reason: string };

const MORE = "*";
const TYPE_NAMES: readonly (readonly [letter: string, name: string])[] = [
  ["b", "a boolean"],
  ["s", "a string"],
  ["i", "an integer"],
  ["f", "a number"],
  ["a", "a list"],
  ["o", "a map"],
];

interface Findings {
  readonly unknown: UnknownKey[];
  readonly mistyped: MistypedValue[];
}

function isMap(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The letters of the types that a value may pass for. */
function lettersOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return ["a"];
  if (typeof value === "number") return Number.isInteger(value) ? ["i", "f"] : ["f"];
  if (typeof value === "boolean" || typeof value === "string") return [(typeof value).charAt(0)];
  return ["o"];
}

/** `null` removes a default in Helm, and a symbol stands for a value not known yet: both fit everywhere. */
function fitsEverywhere(value: unknown): boolean {
  return value === null || value === undefined || typeof value === "symbol";
}

function checkLeaf(types: string, value: unknown, path: string, findings: Findings): void {
  const taken = TYPE_NAMES.filter(([letter]) => types.includes(letter));
  const fits = lettersOf(value).some((letter) => types.includes(letter));
  if (taken.length > 0 && !fits) {
    findings.mistyped.push({ path, expected: taken.map(([, name]) => name).join(" or ") });
  }
}

function joined(prefix: string, key: string): string {
  return prefix === "" ? key : `${prefix}.${key}`;
}

/** A map of the table, and where it stands. */
interface Place {
  readonly root: KeyTree;
  readonly tree: KeyTree;
  readonly prefix: string;
}

function checkMap(place: Place, values: Document, findings: Findings): void {
  for (const [key, value] of Object.entries(values) as [string, unknown][]) {
    const path = joined(place.prefix, key);
    const node = Object.hasOwn(place.tree, key) && key !== MORE ? place.tree[key] : undefined;
    if (node === undefined) {
      const nearest = meant(place, key);
      findings.unknown.push(nearest === undefined ? { path } : { path, nearest });
    } else if (fitsEverywhere(value)) {
      continue;
    } else if (typeof node === "string") {
      checkLeaf(node, value, path, findings);
    } else if (!isMap(value)) {
      findings.mistyped.push({ path, expected: "a map" });
    } else if (!(MORE in node)) {
      checkMap({ root: place.root, tree: node, prefix: path }, value, findings);
    }
  }
}

/** Where else, at any depth, a key of this name stands. */
function pathsOf(tree: KeyTree, key: string, prefix: string): string[] {
  return Object.entries(tree).flatMap(([name, node]) => {
    const path = joined(prefix, name);
    const below = typeof node === "string" ? [] : pathsOf(node, key, path);
    return name === key ? [path, ...below] : below;
  });
}

/** Near in spelling beside it, or of the same name in one place only, below it first. */
function meant(place: Place, key: string): string | undefined {
  const near = nearestName(
    key,
    Object.keys(place.tree).filter((name) => name !== MORE),
  );
  if (near !== undefined) return joined(place.prefix, near);
  const below = pathsOf(place.tree, key, place.prefix);
  const candidates = below.length > 0 ? below : pathsOf(place.root, key, "");
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Compares values with a table of keys. */
export function compareKeys(tree: KeyTree, values: Document): KeyFindings {
  const findings: Findings = { unknown: [], mistyped: [] };
  checkMap({ root: tree, tree, prefix: "" }, values, findings);
  return findings;
}

/**
 * Compares values with the keys that a chart reads. Charts ignore keys that they do not know, so a misspelt or
 * removed one has no effect and no error.
 *
 * Keys inside free maps (labels, annotations, `extraConfig`), inside lists, and inside objects that a template prints
 * whole (`affinity`, `updateStrategy`, security contexts of pods) are not looked at.
 */
export function unknownKeys(chart: string, version: string, values: Document): KeyCheck {
  const table = knownKeys(chart, version);
  if (table === undefined) {
    return { checked: false, reason: `no table of keys for chart ${chart} ${version}` };
  }
  const findings = compareKeys(table.tree, values);
  return { checked: true, against: table.version, exact: table.version === version, ...findings };
}
