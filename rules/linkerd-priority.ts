import { show, valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * Without a priority class linkerd-cni waits behind other pods on a full node, and is evicted with them.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/values.yaml, priorityClassName
 */
export const linkerdPriority = rule({
  id: "linkerd-priority",
  severity: "warning",
  title: "linkerd-cni is critical to its node",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const value = valueAt(linkerd.cniValues, "priorityClassName");
    return linkerd.cni && (value === "" || value === null)
      ? [
          {
            path: "linkerd.cniValues.priorityClassName",
            message: `${show(value)} takes its priority away; on a full node linkerd-cni could stay Pending or be evicted, and meshed pods would fail`,
            remedy: "delete it: system-node-critical is the default",
          },
        ]
      : [];
  },
});
