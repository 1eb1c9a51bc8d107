import { CniKind } from "../spec/choices";
import { show } from "./document-value";
import { rule } from "./rule";
import { showTaint } from "./taint-toleration";

/** Set by us on every node, and removed by the operator when the agent is ready. */
const CILIUM_STARTUP_KEY = "node.cilium.io/agent-not-ready";

/**
 * A node may have one taint per key and effect: a second one makes the API server refuse the node. The
 * CNI's startup taint is added to every group already.
 *
 * @see kubernetes/kubernetes: pkg/apis/core/validation/validation.go, validateNodeTaints
 */
export const taintDuplicate = rule({
  id: "taint-duplicate",
  severity: "error",
  title: "A taint appears once",
  needs: ["group", "cni"],
  judge: ({ group, cni }) =>
    group.taints.flatMap((taint, index) => {
      const earlier = group.taints.findIndex(
        (other) => other.key === taint.key && other.effect === taint.effect,
      );
      const startup = cni.kind === CniKind.Cilium && taint.key === CILIUM_STARTUP_KEY;
      return earlier === index && !startup
        ? []
        : [
            {
              path: `taints[${String(index)}]`,
              message: `${show(showTaint(taint))} ${
                startup
                  ? "is set on every node already"
                  : `repeats key and effect of taints[${String(earlier)}]`
              }; the API server would refuse the nodes`,
              remedy: "delete one of the two",
            },
          ];
    }),
});
