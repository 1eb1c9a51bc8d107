import type { Document } from "../../../spec/cluster-input";
import type { Rendered } from "./helm";

/** Where a value stands. */
export type ValuePath = readonly string[];

function isMap(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Paths of everything that is no map, lists as a whole. */
export function leavesOf(values: Document, above: ValuePath = []): ValuePath[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isMap(value) && Object.keys(value).length > 0
      ? leavesOf(value, [...above, key])
      : [[...above, key]],
  );
}

/** Another value of the same type. */
function another(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (value === "true" || value === "false") return value === "true" ? "false" : "true";
  if (typeof value === "string") return `${value}x`;
  if (Array.isArray(value)) return value.length > 0 ? [] : ["x"];
  return { x: "x" };
}

/** A copy of values in which one is another one. */
export function changedAt(values: Document, [key = "", ...rest]: ValuePath): Document {
  const inner: unknown = values[key];
  return {
    ...values,
    [key]: rest.length > 0 && isMap(inner) ? changedAt(inner, rest) : another(inner),
  };
}

/** What a rendering does, without the copies of its own values that some charts put into it. */
export function fingerprint({ status, message, objects }: Rendered): string {
  if (status !== 0) return message;
  return JSON.stringify(
    objects.filter((object) => object["metadata"]?.name !== "linkerd-config"),
    (key, value: unknown) => (/^checksum\//.test(key) ? undefined : value),
  );
}
