import { valueAt } from "./document-value";
import { rule } from "./rule";

const KEYS = ["installGatewayAPI", "enableHttpRoutes", "enableTlsRoutes", "enableTcpRoutes"];

/**
 * The CRDs of the Gateway API are a component of their own, for all who use them. As parts of Linkerd's release they would
 * go with it, and all routes of the cluster with them.
 *
 * @see linkerd/linkerd2: charts/linkerd-crds/values.yaml, edge-26.6.3
 */
export const linkerdGatewayApiTwice = rule({
  id: "linkerd-gateway-api-twice",
  severity: "error",
  title: "The Gateway API's CRDs have one owner",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.controlPlane
      ? KEYS.filter((key) => valueAt(linkerd.crdsValues, key) === true).map((key) => ({
          path: `linkerd.crdsValues.${key}`,
          message:
            "true, but these CRDs are installed already; Helm would refuse to take over what it does not own",
          remedy: "delete it",
        }))
      : [],
});
