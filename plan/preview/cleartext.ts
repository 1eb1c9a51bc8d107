import { SECRET_TEXT, UNKNOWN_TEXT } from "../changes/comparison";
import type { Json } from "../plan";
import { isMap, type JsonMap } from "../wire";

/**
 * What stands for values that are not known yet: text, boolean, number, list, asset, archive, map.
 *
 * @see pulumi/pulumi: sdk/go/common/resource/plugin/rpc.go, v3.246.0
 */
const UNKNOWNS = [
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];
const UNKNOWN = new RegExp(UNKNOWNS.join("|"), "g");

/**
 * Signatures of values that JSON has no form for.
 *
 * @see pulumi/pulumi: sdk/go/common/resource/sig/sig.go, v3.246.0
 */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What bridged providers keep for themselves among inputs. */
const PRIVATE_KEYS = new Set(["__defaults", "__meta"]);

const NO_KEYS: ReadonlySet<string> = new Set();

/** Encrypted values as stack files and states hold them: `v1:<nonce>:<text>`, `secure: …`. */
const CIPHERTEXT = /\bv1:[A-Za-z0-9+/]{12,}={0,2}:[A-Za-z0-9+/]{8,}={0,2}/g;
const SECURE = /\b(secure["']?\s*:\s*)(?:"[^"]*"|'[^']*'|[^\s,}"']+)/g;

/** Words of the engine or of a program, with what must not be shown taken out as far as it can be recognised. */
export function clearText(text: string): string {
  // A value that a program printed with its signature: nobody can say where it ends.
  if (text.includes(SECRET)) return SECRET_TEXT;
  return text
    .replace(UNKNOWN, UNKNOWN_TEXT)
    .replace(CIPHERTEXT, SECRET_TEXT)
    .replace(SECURE, `$1${SECRET_TEXT}`);
}

/**
 * A value of a state as reports show it: no secret, unknown values named, references as URNs.
 *
 * @param secretKeys - keys whose values are secret whatever they hold, at every depth
 */
export function clearValue(value: Json, secretKeys: ReadonlySet<string> = NO_KEYS): Json {
  if (typeof value === "string") {
    return value.includes(SECRET) ? SECRET_TEXT : value.replace(UNKNOWN, UNKNOWN_TEXT);
  }
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((each) => clearValue(each, secretKeys));
  }
  if (!isMap(value)) return value;
  switch (value[SIGNATURE]) {
    case undefined:
      return clearMap(value, secretKeys);
    case SECRET:
      return SECRET_TEXT;
    case RESOURCE:
      return value["urn"] ?? null;
    case OUTPUT:
      if (value["secret"] === true) return SECRET_TEXT;
      return value["value"] === undefined ? UNKNOWN_TEXT : clearValue(value["value"], secretKeys);
    default: {
      // Assets and archives: what they hold, or its hash.
      const { [SIGNATURE]: _, ...rest } = value;
      return clearMap(rest, secretKeys);
    }
  }
}

/** The same for a map. */
export function clearMap(map: JsonMap, secretKeys: ReadonlySet<string> = NO_KEYS): JsonMap {
  const clear: [string, Json][] = [];
  for (const [key, value] of Object.entries(map)) {
    if (PRIVATE_KEYS.has(key)) continue;
    clear.push([key, secretKeys.has(key) ? SECRET_TEXT : clearValue(value, secretKeys)]);
  }
  return Object.fromEntries(clear);
}
