import { NodeGroupKind } from "../spec/choices";
import type { NodeGroupSpec } from "../spec/cluster-spec";

/**
 * Tells the nodes of a self-managed group apart; the value is the group's name. Managed groups have EKS's own
 * `eks.amazonaws.com/nodegroup`, which would make tools take a node for one of theirs.
 */
export const NODE_GROUP_LABEL = "eks-cni.io/node-group";

/**
 * Labels travel to the kubelet in one flag, `--node-labels=a=b,c=d`, through a systemd environment variable that is
 * split at blanks: a comma would add a label and a blank a flag. Kubernetes allows neither in a label.
 */
const SAFE_KEY = /^[A-Za-z0-9._/-]+$/;
const SAFE_VALUE = /^[A-Za-z0-9._-]*$/;

/** Whether a label can stand in the kubelet's flag. Every label that Kubernetes accepts can. */
export function fitsNodeLabelsFlag(key: string, value: string): boolean {
  return SAFE_KEY.test(key) && SAFE_VALUE.test(value);
}

/** By code unit, the same on every machine. */
export function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

/**
 * The kubelet's flag for a group's labels, sorted; undefined when there is none. A label that would break out of the
 * flag is left out, and `userDataProblems` names it.
 */
export function nodeLabelsFlag(labels: Readonly<Record<string, string>>): string | undefined {
  const pairs = Object.entries(labels)
    .filter(([key, value]) => fitsNodeLabelsFlag(key, value))
    .sort(byKey)
    .map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? undefined : `--node-labels=${pairs.join(",")}`;
}

/** The labels that a node gives itself: the group's, and where EKS adds none the group's name. */
export function groupLabels(
  group: Pick<NodeGroupSpec, "kind" | "labels" | "name">,
): Readonly<Record<string, string>> {
  return group.kind === NodeGroupKind.SelfManaged
    ? { ...group.labels, [NODE_GROUP_LABEL]: group.name }
    : group.labels;
}
