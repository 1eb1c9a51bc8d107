import { CniKind } from "../spec/choices";
import { ciliumValue } from "./cilium-values";
import { rule } from "./rule";
import { runningGroups } from "./running-groups";
import { blockingTaints, showTaint, tolerationsFrom, type Toleration } from "./taint-toleration";

const DEFAULT_TOLERATIONS: readonly Toleration[] = [
  "node-role.kubernetes.io/control-plane",
  "node-role.kubernetes.io/master",
  "node.kubernetes.io/not-ready",
  "node.cloudprovider.kubernetes.io/uninitialized",
  "node.cilium.io/agent-not-ready",
].map((key) => ({ key, operator: "Exists" }));

/**
 * Since 1.18 Cilium's operator tolerates only the taints of nodes that are coming up. In ENI mode it gives
 * every node its addresses: where it cannot run, no node becomes Ready, and the operator waits for one.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, operator.tolerations
 */
export const operatorUnschedulable = rule({
  id: "operator-unschedulable",
  severity: "error",
  title: "Some nodes take the CNI operator",
  needs: ["cni", "nodeGroups"],
  judge: ({ cni, nodeGroups }) => {
    const tolerations =
      tolerationsFrom(ciliumValue(cni, "operator.tolerations")) ?? DEFAULT_TOLERATIONS;
    const groups = runningGroups(nodeGroups);
    const blocked = groups.flatMap((group) => blockingTaints(group, tolerations).slice(0, 1));
    return cni.kind === CniKind.Cilium && groups.length > 0 && blocked.length === groups.length
      ? [
          {
            path: "nodeGroups",
            message: `every node group that has nodes carries a taint that Cilium's operator does not tolerate (${[...new Set(blocked.map(showTaint))].join(", ")}); it would stay Pending, and no node would become Ready`,
            remedy:
              "leave one group without such a taint, or add the toleration to operator.tolerations in cni.values",
          },
        ]
      : [];
  },
});
