import { isTable, mergeSpecs } from "../../merge-specs";
import type { Json } from "../../plan";
import type { DiffLine, FieldChange } from "../changes";
import type { PropertyChange } from "../comparison";
import { fieldChanges } from "./field-changes";
import { fieldNote } from "./field-notes";
import { flagsByName } from "./kubelet-flags";
import { readToml, readYaml, toJson } from "./plain-json";
import { textDiff } from "./text-diff";

type JsonMap = { readonly [key: string]: Json };

/** Lists of the kubelet that are sets. */
const SETS = new Set([
  "spec.kubelet.config.registerWithTaints",
  "spec.kubelet.config.allowedUnsafeSysctls",
]);

/** A flag of the kubelet, or an entry of one: of labels and taints. */
const FLAG = /^spec\.kubelet\.flags\.(--?[^.[]*)(.?)/;

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (inner, key) => (isTable(inner) ? inner[key] : undefined),
    value,
  );
}

/** Replaces one value inside tables; what is not there stays away. */
function replaceAt(value: Json, [key, ...rest]: readonly string[], by: (old: Json) => Json): Json {
  if (key === undefined) return by(value);
  const below = at(value, key);
  if (below === undefined) return value;
  return { ...(value as JsonMap), [key]: replaceAt(below, rest, by) };
}

const CONTAINERD = ["spec", "containerd", "config"] as const;
const FLAGS = ["spec", "kubelet", "flags"] as const;

function inText(document: Json): Json {
  return replaceAt(document, CONTAINERD, (old) =>
    typeof old === "string" ? (readToml(old) ?? old) : old,
  );
}

/** What nodeadm arrives at from all its documents: specs merged in order, containerd's TOML too; flags by name. */
function merged(documents: readonly Json[]): Json {
  const tables = documents.filter(isTable).map((document) => inText(document) as JsonMap);
  const whole = tables.reduce<JsonMap>((base, over) => {
    const [below, above] = [base["spec"], over["spec"]];
    const spec =
      isTable(below) && isTable(above) ? toJson(mergeSpecs(below, above)) : (above ?? below);
    return { ...base, ...over, ...(spec === undefined ? {} : { spec }) };
  }, {});
  return replaceAt(whole, FLAGS, (old) => (Array.isArray(old) ? flagsByName(old as Json[]) : old));
}

function noteOf({ path, before, after }: PropertyChange): string | undefined {
  const [, flag, entry] = FLAG.exec(path) ?? [];
  if (flag !== undefined && before !== undefined && after === undefined) {
    return entry === ""
      ? "the flag is removed: the kubelet goes back to its default"
      : `removed from \`${flag}\`: nodes that register from now on go without`;
  }
  return fieldNote(path);
}

/** The last text of containerd's configuration, where nodeadm could not merge it. */
function containerdText(documents: readonly Json[]): string | undefined {
  const texts = documents.map((document) => at(document, ...CONTAINERD));
  return texts.filter((text) => typeof text === "string").at(-1);
}

function readAll(texts: readonly string[]): readonly Json[] | undefined {
  const documents: Json[] = [];
  for (const text of texts) {
    const found = readYaml(text);
    // A text that is no table at all is no NodeConfig: its lines say more.
    if (found?.every((document) => document === null || isTable(document)) !== true) {
      return undefined;
    }
    documents.push(...found);
  }
  return documents;
}

/** Differences between two nodes' NodeConfigs. */
export interface NodeConfigDiff {
  readonly fields: readonly FieldChange[];
  /** Of containerd's configuration, where it is no TOML. */
  readonly lines: readonly DiffLine[];
}

/**
 * Differences between two lists of NodeConfigs, YAML or JSON each, by field of what nodeadm merges them to. Undefined
 * where one of the texts cannot be read.
 */
export function diffNodeConfigs(
  before: readonly string[],
  after: readonly string[],
): NodeConfigDiff | undefined {
  const [one, other] = [readAll(before), readAll(after)];
  if (one === undefined || other === undefined) return undefined;
  const sides = [merged(one), merged(other)] as const;
  const inLines = sides.some((side) => typeof at(side, ...CONTAINERD) === "string");
  const [left, right] = inLines
    ? sides.map((side) => replaceAt(side, CONTAINERD, () => "(as lines)"))
    : sides;
  const fields = fieldChanges(left, right, {
    unordered: (pattern) => SETS.has(pattern),
    untyped: (path) => FLAG.test(path),
    noteOf,
  });
  const lines = inLines ? textDiff(containerdText(one), containerdText(other)) : [];
  return { fields: fields.filter(({ path }) => !inLines || path !== CONTAINERD.join(".")), lines };
}
