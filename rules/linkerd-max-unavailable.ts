import { show, valueAt } from "./document-value";
import { rule } from "./rule";

const KEY = "updateStrategy.rollingUpdate.maxUnavailable";

/**
 * One at a time, the first pod that is stuck halts the rollout. A larger number or a percentage takes the
 * fault to many nodes before anyone looks.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/values.yaml, updateStrategy; linkerd/linkerd2#13780
 */
export const linkerdMaxUnavailable = rule({
  id: "linkerd-max-unavailable",
  severity: "warning",
  title: "linkerd-cni rolls one node at a time",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const value = valueAt(linkerd.cniValues, KEY);
    return linkerd.cni && value !== undefined && value !== null && value !== 1
      ? [
          {
            path: `linkerd.cniValues.${KEY}`,
            message: `${show(value)}; a faulty update would reach several nodes before it halts`,
            remedy: "delete it: 1 is the default",
          },
        ]
      : [];
  },
});
