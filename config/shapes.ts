import * as v from "valibot";
import { isMap } from "./raw";
import { packWording, unpackWording, type Wording } from "./wording";

/** A schema whose result is a `T`, whatever it reads. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/**
 * One schema for every key of `T`: an optional key must be written with `optional`, a required one must not.
 * A key that is added to an interface and not here, or the other way round, does not compile.
 */
export type EntriesOf<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? v.ExactOptionalSchema<Schema<Exclude<T[K], undefined>>, undefined>
    : Schema<T[K]> & { readonly wrapped?: never };
};

/** Marks a key that may be left out. `null` is not "left out": YAML writes it for a key without a value. */
export function optional<T>(schema: Schema<T>): v.ExactOptionalSchema<Schema<T>, undefined> {
  return v.exactOptional(schema);
}

function mapOnly(wording: Wording): v.GenericSchema<unknown, Record<string, unknown>> {
  return v.custom<Record<string, unknown>>(isMap, packWording(wording));
}

/** The wording of the schema behind an entry, for the problem that the entry is missing. */
function wordingOf(schema: unknown): Wording | undefined {
  const message = (schema as { readonly message?: unknown }).message;
  return typeof message === "string" ? unpackWording(message) : undefined;
}

/** An object with exactly the keys of `T`; every unknown key is a problem of its own. */
export function closed<T>(entries: EntriesOf<T>): Schema<T> {
  const keys = Object.keys(entries);
  const wordings: Record<string, Wording> = {};
  for (const [key, schema] of Object.entries(entries)) {
    const wording = wordingOf(schema);
    if (wording !== undefined) wordings[key] = wording;
  }
  const allowed = `a map with the keys ${keys.join(", ")}`;
  const unknownKey = v.never(packWording({ allowed, keys, code: "config/unknown-key" }));
  const missingKey = packWording({ allowed, entries: wordings, code: "config/missing-key" });
  return v.pipe(
    mapOnly({ allowed }),
    v.objectWithRest(entries as v.ObjectEntries, unknownKey, missingKey),
  ) as unknown as Schema<T>;
}

/** A map from free names to values of one kind. */
export function mapOf<T>(
  name: Schema<string>,
  value: Schema<T>,
  allowed: string,
): Schema<Record<string, T>> {
  return v.pipe(mapOnly({ allowed }), v.record(name as v.GenericSchema<string, string>, value));
}

/** A document that is passed through as it is. */
export function document<T extends object>(allowed: string): Schema<T> {
  return mapOnly({ allowed }) as unknown as Schema<T>;
}

/** A list; `required` refuses the empty one. */
export function listOf<T>(item: Schema<T>, allowed: string, required?: "required"): Schema<T[]> {
  const list = v.array(item, packWording({ allowed }));
  if (required === undefined) return list;
  return v.pipe(list, v.nonEmpty(packWording({ allowed, code: "config/empty-list" })));
}

/** A string that matches a pattern. */
export function text(pattern: RegExp, allowed: string, write?: string): Schema<string> {
  const message = packWording({ allowed, ...(write === undefined ? {} : { write }) });
  return v.pipe(v.string(message), v.regex(pattern, message));
}

/** Any string at all. */
export function anyText(allowed: string): Schema<string> {
  return v.string(packWording({ allowed }));
}

/** True or false. */
export function flag(): Schema<boolean> {
  return v.boolean(packWording({ allowed: "true or false, without quotes" }));
}

/** A whole number of a range. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER): Schema<number> {
  const range =
    max === Number.MAX_SAFE_INTEGER
      ? `${String(min)} or more`
      : `from ${String(min)} to ${String(max)}`;
  const message = packWording({ allowed: `a whole number ${range}, without quotes` });
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

/** One of a closed list of words, given as one of the `as const` objects of `spec/choices`. */
export function choice<T extends string>(words: Readonly<Record<string, T>>): Schema<T> {
  const keys = Object.values(words);
  return v.picklist(
    keys,
    packWording({ allowed: keys.join(", "), keys, write: `write one of ${keys.join(", ")}` }),
  );
}
