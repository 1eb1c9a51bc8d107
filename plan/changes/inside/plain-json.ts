import { parse as parseToml } from "smol-toml";
import { parseAllDocuments, type Tags } from "yaml";
import type { Json } from "../../plan";

/** Readers of today take these for text, YAML 1.1 or not. */
const TEXT_ONLY = "tag:yaml.org,2002:timestamp";

/** A number with an exponent; the parser's own pattern takes `e0` for one. */
const EXPONENT = /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)[eE][-+]?\d+$/;

/** Whatever a parser made, as JSON: numbers that JSON lacks, dates and bytes become text. */
export function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Set) return [...value].map(toJson);
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [String(key), toJson(item)]));
  }
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
  }
  return String(value);
}

/**
 * The documents of a YAML or JSON text as nodeadm and cloud-init read them: with YAML 1.1's `yes` and `on`, which are
 * booleans there. Undefined for what is neither.
 */
export function readYaml(text: string): readonly Json[] | undefined {
  try {
    const documents = parseAllDocuments(text, {
      version: "1.1",
      logLevel: "silent",
      prettyErrors: false,
      customTags: (tags) =>
        tags
          .filter(
            (tag) => typeof tag === "string" || (tag.tag !== TEXT_ONLY && tag.format !== "TIME"),
          )
          .map((tag) =>
            typeof tag !== "string" && tag.format === "EXP" ? { ...tag, test: EXPONENT } : tag,
          ) as Tags,
    });
    if ("empty" in documents) return [];
    if (documents.some(({ errors }) => errors.length > 0)) return undefined;
    return documents.map((document) => toJson(document.toJS()));
  } catch {
    // Too deep, or an alias that unfolds to too much: no document of theirs either.
    return undefined;
  }
}

/** The table of a TOML text; undefined for what is none. */
export function readToml(text: string): { readonly [key: string]: Json } | undefined {
  try {
    return toJson(parseToml(text)) as { readonly [key: string]: Json };
  } catch {
    return undefined;
  }
}
