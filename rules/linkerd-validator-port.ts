import { LINKERD_OUTBOUND_PORT } from "../charts";
import { show, valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * The network validator waits on the proxy's outbound port for a connection that linkerd-cni's rules must lead there.
 * The chart has the port twice: as the proxy's, and in the validator's address.
 *
 * @see linkerd/linkerd2: charts/partials/templates/_network-validator.tpl, edge-26.6.3
 */
export const linkerdValidatorPort = rule({
  id: "linkerd-validator-port",
  severity: "error",
  title: "The network validator listens on the proxy's outbound port",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    if (!linkerd.cni || !linkerd.controlPlane) return [];
    const wanted = valueAt(linkerd.controlPlaneValues, "proxy.ports.outbound");
    const port =
      wanted === undefined ? String(LINKERD_OUTBOUND_PORT) : show(wanted).replaceAll('"', "");
    const listen = valueAt(linkerd.controlPlaneValues, "networkValidator.listenAddr");
    const given = typeof listen === "string" && listen !== "";
    const own = given ? listen.slice(listen.lastIndexOf(":") + 1) : String(LINKERD_OUTBOUND_PORT);
    return port === own
      ? []
      : [
          {
            path: "linkerd.controlPlaneValues.networkValidator.listenAddr",
            message: `${given ? show(listen) : `left out, which is port ${own}`}, and the proxy's outbound port is ${port}; the validator would wait for nobody, and no meshed pod would start`,
            remedy: `write networkValidator.listenAddr: "0.0.0.0:${port}"`,
          },
        ];
  },
});
