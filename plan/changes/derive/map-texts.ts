import type { Json } from "../../plan";
import { isMap, type JsonMap } from "../../wire";

/** Property whose text is base64 of what is meant. */
const ENCODED = new Set(["userData", "userDataBase64"]);

/** What a text becomes. `plain` is what it says: base64 of user data is decoded. */
export type TextMapper = (text: string, plain: string) => string;

/** A value with every text in it mapped; the same value when no text becomes another. Keys stay. */
export function mapTexts<T extends Json>(value: T, map: TextMapper): T {
  return mapValue(value, "", map) as T;
}

function mapValue(value: Json, key: string, map: TextMapper): Json {
  if (typeof value === "string") return map(value, ENCODED.has(key) ? decoded(value) : value);
  if (Array.isArray(value)) return mapList(value as readonly Json[], key, map);
  return isMap(value) ? mapMap(value, map) : value;
}

function mapList(list: readonly Json[], key: string, map: TextMapper): readonly Json[] {
  let mapped: Json[] | undefined;
  list.forEach((element, index) => {
    const other = mapValue(element, key, map);
    if (other !== element) (mapped ??= [...list])[index] = other;
  });
  return mapped ?? list;
}

function mapMap(values: JsonMap, map: TextMapper): JsonMap {
  let mapped: { [key: string]: Json } | undefined;
  for (const [key, value] of Object.entries(values)) {
    const other = mapValue(value, key, map);
    if (other !== value) (mapped ??= { ...values })[key] = other;
  }
  return mapped ?? values;
}

/** Text of base64. */
export function decoded(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
