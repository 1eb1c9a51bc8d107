import type { Json } from "../../plan";
import type { FieldChange } from "../changes";
import { fieldChanges } from "./field-changes";
export function diffHelmValues(before: Json, after: Json): readonly FieldChange[] {
  return fieldChanges(before, after);
}
export function movedDefaults(
  _c: string,
  _b: string,
  _a: string,
  _v: Json,
): readonly FieldChange[] {
  return [];
}
