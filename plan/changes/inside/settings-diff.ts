import type { Json } from "../../plan";
import { isMap } from "../../wire";
import type { FieldChange, SectionChange } from "../changes";
import { keyPath } from "../diff/property-path";
import { fieldChanges } from "./field-changes";
import { fieldNote } from "./field-notes";
import { readToml } from "./plain-json";
import { textDiff } from "./text-diff";
import { visibleLine } from "./visible-text";

type JsonMap = { readonly [key: string]: Json };

/** Tables of containers whose `user-data` is a text in base64. */
const CONTAINERS = ["host-containers", "bootstrap-containers"] as const;

/** Lists of Bottlerocket's settings that are sets: `["value:Effect"]` per key, and the sysctls that pods may set. */
const SETS = /^settings\.kubernetes\.(?:node-taints[.[].*|allowed-unsafe-sysctls)$/;

/** The text in a base64 string; undefined where it is none, or no text. */
function decoded(value: Json | undefined): string | undefined {
  if (typeof value !== "string" || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value)) return undefined;
  const bytes = Buffer.from(value, "base64");
  const text = bytes.toString("utf8");
  return text.includes("\0") || !Buffer.from(text, "utf8").equals(bytes) ? undefined : text;
}

interface Settings {
  /** Without the texts below. */
  readonly table: JsonMap;
  /** Decoded user data of containers, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

function mapValues(table: JsonMap, change: (key: string, value: Json) => Json): JsonMap {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(key, value)]));
}

function without(table: JsonMap, key: string): JsonMap {
  return Object.fromEntries(Object.entries(table).filter(([name]) => name !== key));
}

/** Takes the containers' user data out, where it is text. */
function splitSettings(table: JsonMap): Settings {
  const texts = new Map<string, string>();
  const root = table["settings"];
  if (!isMap(root)) return { table, texts };
  const settings = mapValues(root, (kind, containers) => {
    if (!(CONTAINERS as readonly string[]).includes(kind) || !isMap(containers)) return containers;
    return mapValues(containers, (name, container) => {
      if (!isMap(container)) return container;
      const text = decoded(container["user-data"]);
      if (text === undefined) return container;
      texts.set(keyPath(keyPath(keyPath("settings", kind), name), "user-data"), text);
      return without(container, "user-data");
    });
  });
  return { table: { ...table, settings }, texts };
}

function textSections(one: Settings, other: Settings): readonly SectionChange[] {
  const paths = [...new Set([...other.texts.keys(), ...one.texts.keys()])].sort();
  return paths.flatMap((path): readonly SectionChange[] => {
    const [before, after] = [one.texts.get(path), other.texts.get(path)];
    const lines = textDiff(before, after);
    if (lines.length === 0) return [];
    const state = before === undefined ? "added" : after === undefined ? "removed" : "changed";
    return [{ title: visibleLine(path), state, fields: [], lines }];
  });
}

/**
 * Differences between two texts of Bottlerocket settings by key, and by line where a container's user data is text.
 * Undefined where one of them is no TOML. An absent text has no settings.
 */
export function diffSettings(
  before: string | undefined,
  after: string | undefined,
): readonly SectionChange[] | undefined {
  const [left, right] = [readToml(before ?? ""), readToml(after ?? "")];
  if (left === undefined || right === undefined) return undefined;
  const [one, other] = [splitSettings(left), splitSettings(right)];
  const fields: readonly FieldChange[] = fieldChanges(one.table, other.table, {
    unordered: (pattern) => SETS.test(pattern),
    noteOf: ({ path }) => fieldNote(path),
  });
  const state = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return [
    ...(fields.length > 0 ? [{ title: "settings", state, fields, lines: [] } as const] : []),
    ...textSections(one, other),
  ];
}
