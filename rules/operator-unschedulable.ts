import type { CniKind } from "../spec/choices";
import { operatorTolerations } from "./operator-tolerations";
import { rule } from "./rule";
import { runningGroups } from "./running-groups";
import { blockingTaints, showTaint } from "./taint-toleration";

const NAMES: Readonly<Record<CniKind, { readonly operator: string; readonly list: string }>> = {
  cilium: { operator: "Cilium's operator", list: "operator.tolerations" },
  calico: { operator: "Calico's operator", list: "tolerations" },
};

/**
 * Since 1.18 Cilium's operator tolerates only the taints of nodes that are coming up, and ours CriticalAddonsOnly. In ENI mode it gives
 * every node its addresses: where it cannot run, no node becomes Ready, and the operator waits for one. Calico's makes
 * everything else of it, and tolerates everything unless told otherwise.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, operator.tolerations
 */
export const operatorUnschedulable = rule({
  id: "operator-unschedulable",
  severity: "error",
  title: "Some nodes take the CNI operator",
  needs: ["cni", "nodeGroups"],
  judge: ({ cni, nodeGroups }) => {
    const tolerations = operatorTolerations(cni);
    const groups = runningGroups(nodeGroups);
    const blocked = groups.flatMap((group) => blockingTaints(group, tolerations).slice(0, 1));
    return groups.length > 0 && blocked.length === groups.length
      ? [
          {
            path: "nodeGroups",
            message: `every node group that has nodes carries a taint that ${NAMES[cni.kind].operator} does not tolerate (${[...new Set(blocked.map(showTaint))].join(", ")}); it would stay Pending, and no node would become Ready`,
            remedy: `leave one group without such a taint, or add the toleration to ${NAMES[cni.kind].list} in cni.values`,
          },
        ]
      : [];
  },
});
