import type { Json } from "../plan";
import { stringAt } from "./plan-value";
import { printableLine } from "./printable";

/** A taint of the EKS API as kubectl writes it: `dedicated=batch:NoSchedule`. */
export function taintText(taint: Json): string {
  const value = stringAt(taint, "value");
  const effect = (stringAt(taint, "effect") ?? "")
    .toLowerCase()
    .replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const key = stringAt(taint, "key") ?? "";
  return printableLine(`${key}${value === undefined ? "" : `=${value}`}:${effect}`);
}
