import { valueAt } from "./document-value";
import { rule } from "./rule";
import { runningGroups } from "./running-groups";
import { blockingTaints, showTaint, tolerationsFrom, type Toleration } from "./taint-toleration";

const DEFAULT_TOLERATIONS: readonly Toleration[] = [
  { key: "CriticalAddonsOnly", operator: "Exists" },
  { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" },
];

/**
 * The CoreDNS add-on tolerates CriticalAddonsOnly and little else. Where it cannot run the add-on never
 * becomes active, `up` waits until it times out, and no name resolves.
 *
 * @see Amazon EKS User Guide, "Manage CoreDNS for DNS in Amazon EKS clusters"; coredns/deployment: kubernetes/coredns.yaml.sed
 */
export const corednsUnschedulable = rule({
  id: "coredns-unschedulable",
  severity: "error",
  title: "Some nodes take CoreDNS",
  needs: ["addons", "nodeGroups"],
  judge: ({ addons, nodeGroups }) => {
    const own = valueAt(addons["coredns"]?.configurationValues ?? {}, "tolerations");
    const tolerations = tolerationsFrom(own) ?? DEFAULT_TOLERATIONS;
    const groups = runningGroups(nodeGroups);
    const blocked = groups.flatMap((group) => blockingTaints(group, tolerations).slice(0, 1));
    return groups.length > 0 && blocked.length === groups.length
      ? [
          {
            path: "nodeGroups",
            message: `every node group that has nodes carries a taint that CoreDNS does not tolerate (${[...new Set(blocked.map(showTaint))].join(", ")}); its add-on would never become active and no name would resolve`,
            remedy:
              "leave one group without such a taint, or write addons.coredns.configurationValues.tolerations",
          },
        ]
      : [];
  },
});
