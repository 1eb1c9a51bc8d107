import { ciliumValue } from "./cilium-values";
import { rule } from "./rule";
import { desiredNodes } from "./running-groups";

/**
 * Replicas of Cilium's operator must not share a node (required anti-affinity). With fewer nodes one stays
 * Pending, and whatever waits for the rollout waits for ever.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, operator.replicas and operator.affinity
 */
export const operatorReplicas = rule({
  id: "operator-replicas",
  severity: "error",
  title: "Each replica of the CNI operator has a node",
  needs: ["cni", "nodeGroups", "existing"],
  judge: ({ cni, nodeGroups, existing }) => {
    const replicas = ciliumValue(cni, "operator.replicas");
    const nodes = desiredNodes(nodeGroups);
    const ownAffinity = ciliumValue(cni, "operator.affinity") !== undefined;
    return typeof replicas === "number" &&
      replicas > nodes &&
      nodes > 0 &&
      !existing &&
      !ownAffinity
      ? [
          {
            path: "cni.values.operator.replicas",
            message: `${String(replicas)} replicas on ${String(nodes)} node${nodes === 1 ? "" : "s"}, and two may not share one; a replica would stay Pending and the rollout gate would never pass`,
            remedy: `write ${String(nodes)}, or leave it out`,
          },
        ]
      : [];
  },
});
