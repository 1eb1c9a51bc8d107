import { ciliumGatewayApi } from "../../rules/cilium-gateway-api";
import { overlay } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-gateway-api", () => {
  it("refuses Gateways beside kube-proxy", () => {
    assertRefused(
      ciliumGatewayApi,
      { cni: { gatewayApi: true, kubeProxyReplacement: false } },
      {
        path: "cni.gatewayApi",
        message: /say so in its log and serve no Gateway/,
        remedy: /kubeProxyReplacement: true/,
      },
    );
  });
  for (const [given, values, path, message] of [
    [true, { gatewayAPI: { enabled: false } }, "gatewayAPI.enabled", /no Gateway served/],
    [
      false,
      { gatewayAPI: { enabled: true } },
      "gatewayAPI.enabled",
      /nobody would install the CRDs/,
    ],
    [true, { l7Proxy: false }, "l7Proxy", /refuse to render/],
  ] as const) {
    it(`refuses ${path} ${JSON.stringify(values)} with cni.gatewayApi: ${String(given)}`, () => {
      assertRefused(
        ciliumGatewayApi,
        { cni: { gatewayApi: given, values } },
        { path: `cni.values.${path}`, message, remedy: /delete the value/ },
      );
    });
  }
  it("accepts it with kube-proxy replacement, in each mode, and the same again", () => {
    assertAccepted(ciliumGatewayApi, {
      cni: { gatewayApi: true, values: { gatewayAPI: { enabled: true } } },
    });
    assertAccepted(ciliumGatewayApi, overlay({ gatewayApi: true }));
    assertAccepted(ciliumGatewayApi, { cni: { values: { l7Proxy: false } } });
  });
});
