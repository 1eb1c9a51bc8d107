import { show, valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * `cniEnabled` follows `linkerd.cni`: with true and no linkerd-cni nobody makes rules, with false and linkerd-cni an init
 * container makes them a second time.
 *
 * @see linkerd/linkerd2: charts/linkerd-control-plane/values.yaml, cniEnabled, edge-26.6.3
 */
export const linkerdCniEnabled = rule({
  id: "linkerd-cni-enabled",
  severity: "error",
  title: "The control plane knows whether linkerd-cni is there",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const value = valueAt(linkerd.controlPlaneValues, "cniEnabled");
    return linkerd.controlPlane && value !== undefined && value !== linkerd.cni
      ? [
          {
            path: "linkerd.controlPlaneValues.cniEnabled",
            message: `${show(value)}, and linkerd.cni is ${String(linkerd.cni)}; ${
              linkerd.cni
                ? "an init container with NET_ADMIN would make the rules a second time, and the namespace would not admit it"
                : "no rules would lead to the proxy, and the network validator would let no meshed pod start"
            }`,
            remedy: "delete it: it follows linkerd.cni",
          },
        ]
      : [];
  },
});
