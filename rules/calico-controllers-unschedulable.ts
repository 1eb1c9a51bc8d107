import { CniKind } from "../spec/choices";
import { calicoValue } from "./calico-values";
import { rule } from "./rule";
import { runningGroups } from "./running-groups";
import { blockingTaints, showTaint, tolerationsFrom, type Toleration } from "./taint-toleration";

const LIST = "installation.controlPlaneTolerations";

/** tigera/operator: pkg/render/common/meta/meta.go, TolerateCriticalAddonsAndControlPlane, v1.42.3. */
const OWN: readonly Toleration[] = [
  { key: "CriticalAddonsOnly", operator: "Exists" },
  { key: "node-role.kubernetes.io/master", operator: "Exists", effect: "NoSchedule" },
  { key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" },
];

/**
 * calico-kube-controllers gives back the addresses of pods and nodes that are gone. It tolerates CriticalAddonsOnly and
 * little else, and the rollout gate waits for it.
 *
 * @see tigera/operator: pkg/render/kubecontrollers/kube-controllers.go, v1.42.3
 */
export const calicoControllersUnschedulable = rule({
  id: "calico-controllers-unschedulable",
  severity: "error",
  title: "Some nodes take Calico's controllers",
  needs: ["cni", "nodeGroups"],
  judge: ({ cni, nodeGroups }) => {
    if (cni.kind !== CniKind.Calico) return [];
    const tolerations = [...OWN, ...(tolerationsFrom(calicoValue(cni, LIST)) ?? [])];
    const groups = runningGroups(nodeGroups);
    const blocked = groups.flatMap((group) => blockingTaints(group, tolerations).slice(0, 1));
    return groups.length > 0 && blocked.length === groups.length
      ? [
          {
            path: "nodeGroups",
            message: `every node group that has nodes carries a taint that calico-kube-controllers does not tolerate (${[...new Set(blocked.map(showTaint))].join(", ")}); addresses of gone pods would stay taken, and the rollout gate would never pass again`,
            remedy: `leave one group without such a taint, or write cni.values.${LIST}: [{ operator: Exists }]`,
          },
        ]
      : [];
  },
});
