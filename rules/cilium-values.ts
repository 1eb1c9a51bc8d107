import { CILIUM_NAME_MAX } from "../spec/cilium-cluster-name";
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

const CLUSTER_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Whether the chart takes a value for `cluster.name` (cilium/charts: cilium-1.20.0, templates/validate.yaml). */
export function isCiliumClusterName(value: unknown): value is string {
  return typeof value === "string" && value.length <= CILIUM_NAME_MAX && CLUSTER_NAME.test(value);
}
