import { ciliumValue, isGivenButNotOn } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

const STARTUP_TAINT = "node.cilium.io/agent-not-ready";

/**
 * Nodes start with Cilium's startup taint, and its operator takes it off when the agent is ready. An operator
 * that does not, or that looks for another key, leaves every node tainted.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, operator.removeNodeTaints and agentNotReadyTaintKey
 */
export const ciliumNodeTaints = rule({
  id: "cilium-node-taints",
  severity: "error",
  title: "The startup taint is taken off",
  needs: ["cni"],
  judge: ({ cni }) => {
    const remove = ciliumValue(cni, "operator.removeNodeTaints");
    const key = ciliumValue(cni, "agentNotReadyTaintKey");
    const wrong = [
      ...(isGivenButNotOn(remove) ? [{ path: "operator.removeNodeTaints", value: remove }] : []),
      ...(key !== undefined && key !== STARTUP_TAINT
        ? [{ path: "agentNotReadyTaintKey", value: key }]
        : []),
    ];
    return wrong.map(({ path, value }) => ({
      path: `cni.values.${path}`,
      message: `${show(value)}; nodes start with the taint ${STARTUP_TAINT}, and nobody would take it off: no pod but Cilium's own would be scheduled`,
      remedy: "delete it",
    }));
  },
});
