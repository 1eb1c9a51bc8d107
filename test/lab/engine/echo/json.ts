/** A value as it travels between engine and provider. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** An object of such values. */
export type JsonObject = Record<string, Json>;

/** What the engine's protocol writes for a string that is not known yet. Source: pulumi/pulumi sdk/go/common/resource/plugin/rpc.go. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The other sentinels of the same source: booleans, numbers, lists, maps, assets. */
const UNKNOWNS: ReadonlySet<Json> = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Whether a value is one of the sentinels. */
export function isUnknown(value: Json): boolean {
  return UNKNOWNS.has(value);
}

/** Whether a value is an object, and no list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
