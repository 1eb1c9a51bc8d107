import { CniKind, NodeGroupKind, TaintEffect } from "../spec/choices";
import type { TaintSettings } from "../spec/cluster-input";
import type { CniSpec, NodeGroupSpec } from "../spec/cluster-spec";

/** Who puts a group's taints on its nodes. One channel per group: with two, one of them loses its set. */
export type TaintChannel = "eks" | "kubelet";

/**
 * `eks` where EKS merges its own NodeConfig or settings into the user data, and so has the taints there before the
 * node registers; `kubelet` where it merges nothing.
 *
 * @see {@link https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html | Launch templates}
 */
export function taintChannel(group: Pick<NodeGroupSpec, "amiId" | "kind">): TaintChannel {
  return group.amiId === undefined && group.kind === NodeGroupKind.Managed ? "eks" : "kubelet";
}

/**
 * Taints that keep pods off a node until its CNI works; the CNI takes them away. Cilium's operator and agent tolerate
 * theirs and remove it. Calico has none, and a node without a conflist is not Ready, which is a taint of Kubernetes' own.
 * Its conflist is there a moment before calico-node; until that has written its node's name the plugin refuses every pod
 * (projectcalico/calico: cni-plugin/pkg/plugin/plugin.go, v3.32.1), and the kubelet asks again.
 *
 * @see {@link https://docs.cilium.io/en/stable/installation/taints/ | Considerations on node pool taints}
 */
export function startupTaints(cni: Pick<CniSpec, "kind">): readonly TaintSettings[] {
  switch (cni.kind) {
    case CniKind.Cilium:
      return [
        { key: "node.cilium.io/agent-not-ready", value: "true", effect: TaintEffect.NoExecute },
      ];
    case CniKind.Calico:
      return [];
    default: {
      const never: never = cni.kind;
      return never;
    }
  }
}

/** The CNI's startup taints and the group's own; of two with the same key and effect the group's wins. */
export function groupTaints(
  group: Pick<NodeGroupSpec, "taints">,
  cni: Pick<CniSpec, "kind">,
): readonly TaintSettings[] {
  const byIdentity = new Map<string, TaintSettings>();
  for (const taint of [...startupTaints(cni), ...group.taints]) {
    byIdentity.set(JSON.stringify([taint.key, taint.effect]), taint);
  }
  return [...byIdentity.values()];
}
