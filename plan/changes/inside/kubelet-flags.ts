import type { Json } from "../../plan";

/** Flags whose repetitions add up, as entries `key=value` (pflag's map values in the kubelet). */
const MAPS = new Set(["--node-labels", "--feature-gates"]);
const TAINTS = "--register-with-taints";

interface Flag {
  readonly name: string;
  readonly value: string;
}

/** The kubelet takes `_` for `-` in a flag's name. */
function named(name: string, value: string): Flag {
  return { name: name.replace(/_/g, "-"), value };
}

/** nodeadm joins the list with blanks and systemd splits it at blanks: an entry may hold several words. */
function parseFlags(list: readonly Json[]): readonly Flag[] {
  const words = list
    .map((item) => (typeof item === "string" ? item : JSON.stringify(item)))
    .join(" ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const flags: Flag[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const next = words[index + 1];
    const equals = word.indexOf("=");
    if (equals > 0) flags.push(named(word.slice(0, equals), word.slice(equals + 1)));
    else if (word.startsWith("-") && next !== undefined && !next.startsWith("-")) {
      flags.push(named(word, next));
      index += 1;
    } else flags.push(named(word, "true"));
  }
  return flags;
}

/** `a=b,c=d` by key; without `=` the whole entry is the key. */
function entries(text: string): readonly (readonly [string, string])[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const equals = entry.indexOf("=");
      return equals < 0 ? [entry, ""] : [entry.slice(0, equals), entry.slice(equals + 1)];
    });
}

/** `key=value:Effect` by `key:Effect`: one key may have several effects. */
function taints(text: string): Json {
  return Object.fromEntries(
    entries(text).map(([key, rest]) => {
      const colon = rest.lastIndexOf(":");
      return colon < 0 ? [key, rest] : [`${key}:${rest.slice(colon + 1)}`, rest.slice(0, colon)];
    }),
  );
}

/**
 * Flags of the kubelet by name, so that their order does not count: labels and feature gates by key, taints by key and
 * effect, any other flag as text, or as a list where it is repeated. Of repeated taints the last flag counts.
 */
export function flagsByName(list: readonly Json[]): { readonly [name: string]: Json } {
  const byName = new Map<string, string[]>();
  for (const { name, value } of parseFlags(list)) {
    byName.set(name, [...(byName.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...byName].map(([name, values]): [string, Json] => {
      if (MAPS.has(name)) return [name, Object.fromEntries(values.flatMap(entries))];
      const last = values.at(-1) ?? "";
      if (name === TAINTS) return [name, taints(last)];
      return [name, values.length === 1 ? last : values];
    }),
  );
}
