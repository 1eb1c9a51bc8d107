import { sharedProxySettings } from "../charts";
import { show, valueAt } from "./document-value";
import { rule } from "./rule";

/** Helm prints a number and its text alike. */
function isSame(left: unknown, right: unknown): boolean {
  const text = (value: unknown) => show(value).replace(/^"(.*)"$/, "$1");
  return text(left) === text(right);
}

/**
 * linkerd-cni leads traffic to ports on which the control plane's proxy has to listen, and spares the user under which
 * it runs: both charts are told from one table, and a value laid over one belongs over the other.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/values.yaml, charts/linkerd-control-plane/values.yaml, edge-26.6.3
 */
export const linkerdProxyMismatch = rule({
  id: "linkerd-proxy-mismatch",
  severity: "error",
  title: "linkerd-cni and the control plane mean the same proxy",
  needs: ["linkerd", "ipFamily"],
  judge: ({ linkerd, ipFamily }) =>
    linkerd.cni && linkerd.controlPlane
      ? sharedProxySettings(ipFamily).flatMap(({ what, cni, controlPlane, value, otherwise }) => {
          const rules = valueAt(linkerd.cniValues, cni);
          const proxy = valueAt(linkerd.controlPlaneValues, controlPlane);
          const [left, right] = [rules ?? value, proxy ?? value];
          return isSame(left, right)
            ? []
            : [
                {
                  path:
                    proxy === undefined
                      ? `linkerd.cniValues.${cni}`
                      : `linkerd.controlPlaneValues.${controlPlane}`,
                  message: `the proxy's ${what}: linkerd-cni has ${show(left)}, the control plane ${show(right)}; ${otherwise}`,
                  remedy: `write the same value in cniValues.${cni} and controlPlaneValues.${controlPlane}, or neither`,
                },
              ];
        })
      : [],
});
