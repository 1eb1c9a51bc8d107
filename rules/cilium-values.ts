import { CniKind } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { valueAt } from "./document-value";

/** What the user laid over Cilium's values at a path; `undefined` when nothing, or when the CNI is another. */
export function ciliumValue(cni: CniSpec, path: string): unknown {
  return cni.kind === CniKind.Cilium ? valueAt(cni.values, path) : undefined;
}

/** Whether a value switches something on: Helm templates take the string for the boolean. */
export function isOn(value: unknown): boolean {
  return value === true || value === "true";
}

/** Whether a value is given and switches off, or removes, what we switch on. */
export function isGivenButNotOn(value: unknown): boolean {
  return value !== undefined && !isOn(value);
}
