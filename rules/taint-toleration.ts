import type { NodeGroupSpec } from "../spec/cluster-spec";
import type { TaintSettings } from "../spec/cluster-input";
import { isDocument } from "./document-value";

/** A toleration of a pod, as in the Kubernetes API. */
export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/** Whether a toleration covers a taint (kubernetes/api: `core/v1/toleration.go`, `ToleratesTaint`). */
export function tolerates(toleration: Toleration, taint: TaintSettings): boolean {
  const { key = "", operator = "Equal", value = "", effect = "" } = toleration;
  return (
    (effect === "" || effect === taint.effect) &&
    (key === "" ? operator === "Exists" : key === taint.key) &&
    (operator === "Exists" || value === (taint.value ?? ""))
  );
}

/** The group's taints that keep a pod with these tolerations away. `PreferNoSchedule` keeps nothing away. */
export function blockingTaints(
  group: NodeGroupSpec,
  tolerations: readonly Toleration[],
): readonly TaintSettings[] {
  return group.taints.filter(
    (taint) =>
      taint.effect !== "PreferNoSchedule" &&
      !tolerations.some((toleration) => tolerates(toleration, taint)),
  );
}

/** The groups whose nodes take a pod with these tolerations. */
export function takingGroups(
  groups: readonly NodeGroupSpec[],
  tolerations: readonly Toleration[],
): readonly NodeGroupSpec[] {
  return groups.filter((group) => blockingTaints(group, tolerations).length === 0);
}

/** Tolerations as a user passed them; `undefined` where none were given or the list is not one. */
export function tolerationsFrom(value: unknown): readonly Toleration[] | undefined {
  return Array.isArray(value) ? value.filter(isDocument) : undefined;
}

/** A taint as `kubectl` writes it. */
export function showTaint({ key, value, effect }: TaintSettings): string {
  return `${key}${value === undefined ? "" : `=${value}`}:${effect}`;
}
