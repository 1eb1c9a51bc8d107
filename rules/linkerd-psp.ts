import { valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * `enablePSP` renders an object of policy/v1beta1, an API that Kubernetes removed with 1.25.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/templates/cni-plugin.yaml, edge-26.8.3; charts/linkerd-control-plane/templates/psp.yaml, edge-26.6.3
 */
export const linkerdPsp = rule({
  id: "linkerd-psp",
  severity: "error",
  title: "No PodSecurityPolicy",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    [
      ...(linkerd.cni ? [{ at: "cniValues", values: linkerd.cniValues }] : []),
      ...(linkerd.controlPlane
        ? [{ at: "controlPlaneValues", values: linkerd.controlPlaneValues }]
        : []),
    ]
      .filter(({ values }) => valueAt(values, "enablePSP") === true)
      .map(({ at }) => ({
        path: `linkerd.${at}.enablePSP`,
        message:
          "true renders policy/v1beta1, which no current cluster has; Helm would refuse to install the chart",
        remedy: "delete it: the namespace is labelled for Pod Security admission",
      })),
});
