import { ciliumValue, isGivenButNotOn, isOn } from "./cilium-values";
import { CniKind } from "../spec/choices";
import { show } from "./document-value";
import { rule } from "./rule";

const ENABLED = "gatewayAPI.enabled";
const L7_PROXY = "l7Proxy";

/**
 * Gateways are served by Envoy behind Cilium's own Services: without kube-proxy replacement the operator says so in its
 * log and does nothing, without the L7 proxy the chart refuses to render. The CRDs are installed by `cni.gatewayApi`.
 *
 * @see cilium/cilium: operator/pkg/gateway-api/cell.go; cilium/charts: cilium-1.20.0, templates/validate.yaml, "Gateway API controller … requires .Values.l7Proxy"
 */
export const ciliumGatewayApi = rule({
  id: "cilium-gateway-api",
  severity: "error",
  title: "Cilium's Gateway API has what it needs",
  needs: ["cni"],
  judge: ({ cni }) => {
    if (cni.kind !== CniKind.Cilium) return [];
    const own = ciliumValue(cni, ENABLED);
    const l7 = ciliumValue(cni, L7_PROXY);
    return [
      ...(cni.gatewayApi && !cni.kubeProxyReplacement
        ? [
            {
              path: "cni.gatewayApi",
              message:
                "true without kube-proxy replacement; the operator would say so in its log and serve no Gateway",
              remedy: "write cni.kubeProxyReplacement: true, or delete it",
            },
          ]
        : []),
      ...(cni.gatewayApi && isGivenButNotOn(own)
        ? [
            {
              path: `cni.values.${ENABLED}`,
              message: `${show(own)} beside cni.gatewayApi: true; the CRDs would be installed and no Gateway served`,
              remedy: "delete the value, or write cni.gatewayApi: false",
            },
          ]
        : []),
      ...(!cni.gatewayApi && isOn(own)
        ? [
            {
              path: `cni.values.${ENABLED}`,
              message: `${show(own)} without cni.gatewayApi; nobody would install the CRDs, and the operator would serve no Gateway`,
              remedy: "delete the value and write cni.gatewayApi: true",
            },
          ]
        : []),
      ...(cni.gatewayApi && isGivenButNotOn(l7)
        ? [
            {
              path: `cni.values.${L7_PROXY}`,
              message: `${show(l7)} with cni.gatewayApi; the chart would refuse to render`,
              remedy: "delete the value",
            },
          ]
        : []),
    ];
  },
});
