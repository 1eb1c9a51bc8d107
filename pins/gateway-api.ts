import { FIRST_VERSIONS } from "./supported-charts";
import { isAtLeast } from "./version-order";

/** The standard channel of one release of the Gateway API. */
export interface GatewayApiPin {
  /** As the CRDs' annotation `gateway.networking.k8s.io/bundle-version` says it. */
  readonly version: string;
  /** The release's commit: a tag can be moved. */
  readonly commit: string;
  /** SHA-256 of each file of `config/crd/standard`. */
  readonly files: Readonly<Record<string, string>>;
  /** Where and when it was read. */
  readonly source: string;
}

const V1_4: GatewayApiPin = {
  version: "v1.4.1",
  commit: "477d172e6ac5eccb82b65781ddb8f924afec4170",
  files: {
    "gateway.networking.k8s.io_backendtlspolicies.yaml":
      "f94f34b0c19cab6c25b53a6e672d9a684116a4e52193531fe2abcea20b51574f",
    "gateway.networking.k8s.io_gatewayclasses.yaml":
      "7d958ad3965ea4a4996616846d9ecaf1fededbf9351b9752b8b85973936ae8c8",
    "gateway.networking.k8s.io_gateways.yaml":
      "a02ea425fc901f197b668c9ddd56375e1f6896994914c6e6b9b4fdb85cf3ba6e",
    "gateway.networking.k8s.io_grpcroutes.yaml":
      "b72068b42cb32051ca609e5a8dfefb16904d164abe2e71d9f3c776fae41c4dab",
    "gateway.networking.k8s.io_httproutes.yaml":
      "98c6777c22309d319292e9c288ee632006c9ffdd4272383d6f9dffa3fbccaf14",
    "gateway.networking.k8s.io_referencegrants.yaml":
      "d74fc2f8e90094f4c4d6dc13a2d720011a40e30e5640b3e2a2051fac820f6584",
  },
  source: "kubernetes-sigs/gateway-api: config/crd/standard, v1.4.1, 2025-12-03; read 2026-11-24",
};

const V1_6: GatewayApiPin = {
  version: "v1.6.1",
  commit: "8bb74df00e56ec8f944d48c25e6c1c9c2f6848e3",
  files: {
    "gateway.networking.k8s.io_backendtlspolicies.yaml":
      "0d48c9e4b53dd9510cf615b9b1192d9d7afb07a1cc0498c9515627cb1c075419",
    "gateway.networking.k8s.io_gatewayclasses.yaml":
      "53710048ba26f8620eed59d5e51b157ecf040daf5c6eef31a4b991e0808c4be5",
    "gateway.networking.k8s.io_gateways.yaml":
      "25b885f5870b8fff1ae82efa2628b2761cef3745900c2aecf8fb76629a01255a",
    "gateway.networking.k8s.io_grpcroutes.yaml":
      "53a8d029da8f07e55d3fa58a5cf6de5950dab19fbb8d6a8082fb5e51ca5ef6fc",
    "gateway.networking.k8s.io_httproutes.yaml":
      "a424a0d6c953b162e71d1d97bb7e75012d8f1ac264e7274f2763d1b96ab39852",
    "gateway.networking.k8s.io_listenersets.yaml":
      "bf4d4b02564999b2558b96e31465129895db9b3a8adfb90adb9c80eac52a3a70",
    "gateway.networking.k8s.io_referencegrants.yaml":
      "8c645e9333cfa67790cc2a53e0c00076f88b2bd4230d2b49688c78bc34f9b2c3",
    "gateway.networking.k8s.io_tcproutes.yaml":
      "d5104d0cf30e924f5e3c9e2e76abd46876401c34ca33b9e79321523eee78c7f6",
    "gateway.networking.k8s.io_tlsroutes.yaml":
      "bb8b67926e5d9652cbfd2e19063b7c1d9e78806c9dd671608f57baef2f2e3bbb",
    "gateway.networking.k8s.io_udproutes.yaml":
      "4b80684c2bf8ef4b0a2a3ab45164ac9f96258fc69912645ff50ced595b0aa6de",
    "gateway.networking.k8s.io_vap_safeupgrades.yaml":
      "afb0ea1b3cc2e9344d93b0926fbe741aeb48ab4439f9f7b4b77b9ac94faf6c2e",
  },
  source: "kubernetes-sigs/gateway-api: config/crd/standard, v1.6.1, 2026-07-16; read 2026-11-24",
};

/** The releases of the Gateway API that are pinned, oldest first. */
export const GATEWAY_API: readonly GatewayApiPin[] = [V1_4, V1_6];

/**
 * The first release of the Gateway API that an older Cilium does not survive: from it on `TLSRoute` is there in version
 * v1 alone, and the operator ends because it looks for v1alpha2.
 *
 * @see cilium/cilium#44920, cilium/cilium#45139
 */
export const GATEWAY_API_BREAKS_OLD_CILIUM = "v1.5.0";

/**
 * The release that goes with a version of Cilium, or with no Cilium Gateway at all: Cilium 1.18 and 1.19 take v1.4.1, and
 * Cilium 1.20 asks for versions that came later. Linkerd's own tests run from v1.2.1 to v1.5.1 and take either.
 *
 * @see cilium/cilium: Documentation/network/servicemesh/gateway-api/installation.rst, v1.19 and v1.20; linkerd/linkerd2: .github/workflows/integration.yml, b24cd40
 */
export function gatewayApiOf(ciliumVersion: string | undefined): GatewayApiPin {
  return ciliumVersion !== undefined &&
    isAtLeast(ciliumVersion, FIRST_VERSIONS.ciliumGatewayApiV16.chart)
    ? V1_6
    : V1_4;
}
