import { CniKind } from "../spec/choices";
import { ciliumValue } from "./cilium-values";
import { operatorTolerations } from "./operator-tolerations";
import { rule } from "./rule";
import { desiredNodes } from "./running-groups";
import { takingGroups } from "./taint-toleration";

/** What we write: two, or one where there is one node. */
const OWN_MAX = 2;

/**
 * Replicas of Cilium's operator must not share a node (required anti-affinity). With fewer nodes that take
 * it one stays Pending, and the rollout gate waits for it until it times out.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, operator.replicas and operator.affinity
 */
export const operatorReplicas = rule({
  id: "operator-replicas",
  severity: "error",
  title: "Each replica of the CNI operator has a node",
  needs: ["cni", "nodeGroups", "existing"],
  judge: ({ cni, nodeGroups, existing }) => {
    const own = ciliumValue(cni, "operator.replicas");
    const nodes = desiredNodes(takingGroups(nodeGroups, operatorTolerations(cni)));
    const replicas = typeof own === "number" ? own : Math.min(OWN_MAX, nodes);
    const ownAffinity = ciliumValue(cni, "operator.affinity") !== undefined;
    return cni.kind === CniKind.Cilium && !existing && !ownAffinity && nodes > 0 && replicas > nodes
      ? [
          {
            path: "cni.values.operator.replicas",
            message: `${String(replicas)} replicas, and ${String(nodes)} node${nodes === 1 ? "" : "s"} at creation ${nodes === 1 ? "takes" : "take"} them, one each; a replica would stay Pending and the rollout gate would never pass`,
            remedy: `write ${String(nodes)}, or more desired nodes in a group without taints`,
          },
        ]
      : [];
  },
});
