import { createHash } from "node:crypto";
import type { Json } from "../plan";
import { type JsonMap, UNKNOWN } from "../wire";

/** A resource at the moment of its registration: all that a placeholder may depend on. */
export interface Birth {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: JsonMap;
  readonly region: string;
}

/** What only exists after creation. `id` is every custom resource's. */
export interface Shape {
  readonly id?: string;
  readonly properties?: JsonMap;
}

/** Deterministic hexadecimal digits, as many as asked for. */
export function hex(seed: string, length: number): string {
  let digits = "";
  for (let part = 0; digits.length < length; part += 1) {
    digits += createHash("sha256")
      .update(`${seed}#${String(part)}`)
      .digest("hex");
  }
  return digits.slice(0, length);
}

/** The text of an input, or `otherwise` when it is missing, secret, unknown or no text. */
export function textInput(birth: Birth, key: string, otherwise: string): string {
  const value: Json | undefined = birth.inputs[key];
  return typeof value === "string" && value !== UNKNOWN ? value : otherwise;
}

/** A physical name as Pulumi makes one. */
export function autoName(birth: Birth, digits = 7): string {
  return `${birth.name}-${hex(`${birth.urn}#name`, digits)}`;
}
