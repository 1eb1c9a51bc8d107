import { CniKind } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { valueAt } from "./document-value";

/** What the user laid over Calico's values at a path; `undefined` when nothing, or when the CNI is another. */
export function calicoValue(cni: CniSpec, path: string): unknown {
  return cni.kind === CniKind.Calico ? valueAt(cni.values, path) : undefined;
}
