import { rule } from "./rule";
import { runningGroups } from "./running-groups";

/**
 * The CNI operator, CoreDNS and every autoscaler are pods: without a node at creation none of them starts,
 * and nothing is there to add the first node.
 *
 * @see Amazon EKS User Guide, "Amazon EKS add-ons", CoreDNS needs nodes to become active
 */
export const noNodes = rule({
  id: "no-nodes",
  severity: "error",
  title: "A new cluster starts with a node",
  needs: ["nodeGroups", "existing"],
  judge: ({ nodeGroups, existing }) =>
    existing || runningGroups(nodeGroups).length > 0
      ? []
      : [
          {
            path: "nodeGroups",
            message: `${String(nodeGroups.length)} node groups and 0 desired nodes; the CNI operator and CoreDNS would have nowhere to run, and \`up\` would wait for CoreDNS until it times out`,
            remedy: "set scaling.desired of one group to 1 or more",
          },
        ],
});
