import { REDACTED } from "../spec/known";
import type { Json } from "./plan";

/** A map as the SDK puts it on the wire. */
export type JsonMap = { readonly [key: string]: Json };

// Marks of special values (pulumi/pulumi: sdk/nodejs/runtime/rpc.ts, v3.248.0).
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What a value that is not known yet looks like on the wire. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What a plan shows in place of every secret. */
export { REDACTED };

/** True for a map. */
export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Marks a value so that the SDK keeps it, and everything made of it, secret. */
export function secret(value: Json): JsonMap {
  return { [SIGNATURE]: SECRET, value };
}

/** True for a marked secret. */
export function isSecret(value: Json | undefined): boolean {
  return (
    isMap(value) &&
    (value[SIGNATURE] === SECRET || (value[SIGNATURE] === OUTPUT && value["secret"] === true))
  );
}

/** A reference that the SDK turns back into a live resource. */
export function resourceReference(urn: string, id: string): JsonMap {
  return { [SIGNATURE]: RESOURCE, urn, id };
}

/** Takes the texts of secrets, so that no message repeats them. */
export type OnSecret = (text: string) => void;

/**
 * A wire value as a plan shows it: secrets redacted, unknown values replaced by `unknown`, references as URNs.
 */
export function toPlain(value: Json, unknown: () => string, onSecret: OnSecret): Json {
  if (value === UNKNOWN) return unknown();
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item) => toPlain(item, unknown, onSecret));
  }
  if (!isMap(value)) return value;
  const signature = value[SIGNATURE];
  if (signature === undefined) {
    const plain: { [key: string]: Json } = {};
    for (const [key, item] of Object.entries(value))
      set(plain, key, toPlain(item, unknown, onSecret));
    return plain;
  }
  if (isSecret(value)) {
    leaves(value["value"] ?? null, onSecret);
    return REDACTED;
  }
  if (signature === OUTPUT) {
    return "value" in value ? toPlain(value["value"] ?? null, unknown, onSecret) : unknown();
  }
  if (signature === RESOURCE) return value["urn"] ?? unknown();
  const { [SIGNATURE]: _, ...asset } = value;
  return toPlain(asset, unknown, onSecret);
}

/** Calls back with every text inside a value. */
function leaves(value: Json, onText: OnSecret): void {
  if (typeof value === "string") {
    if (value !== UNKNOWN) onText(value);
  } else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) leaves(item, onText);
  }
}

/** Turns output values, which only remote components get, into plain, secret or unknown ones. */
export function lower(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(lower);
  if (!isMap(value)) return value;
  if (value[SIGNATURE] === OUTPUT) {
    const inner = "value" in value ? lower(value["value"] ?? null) : UNKNOWN;
    return value["secret"] === true ? secret(inner) : inner;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, lower(item)]));
}

/** URNs that the output values inside a value depend on. */
export function dependenciesIn(value: Json, found = new Set<string>()): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  if (isMap(value) && value[SIGNATURE] === OUTPUT && Array.isArray(value["dependencies"])) {
    for (const urn of value["dependencies"] as readonly string[]) found.add(urn);
  }
  for (const item of Object.values(value)) dependenciesIn(item, found);
  return found;
}

/** Sets a key as plain data, also one called `__proto__`. */
function set(target: { [key: string]: Json }, key: string, value: Json): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}
