import type { ValueReason } from "./cilium-reasons";

const VALUES = "linkerd/linkerd2: charts/linkerd-control-plane/values.yaml, edge-26.6.3";
const RBAC = "linkerd/linkerd2: charts/linkerd-control-plane/templates/*-rbac.yaml, edge-26.6.3";
const SAME = {
  reason:
    "written for both charts from one table: linkerd-cni's rules lead to the proxy that the control plane injects",
  source: "linkerd/linkerd2: charts/linkerd2-cni/values.yaml, edge-26.6.3",
} as const;
const WEBHOOK = {
  reason:
    "a certificate from the state: without it the chart makes a new one at each render, and every upgrade would restart the webhooks' pods",
  source: RBAC,
} as const;

/** Every path that {@link linkerdControlPlaneValues} may write, with its reason. */
export const LINKERD_CONTROL_PLANE_REASONS = {
  cniEnabled: {
    reason:
      "true exactly with linkerd-cni: injected pods then get the network validator instead of an init container with NET_ADMIN",
    source: VALUES,
  },
  disableIPv6: SAME,
  "proxy.nativeSidecar": {
    reason:
      "the proxy starts before and stops after the pod's own containers, init containers and Jobs included; linkerd-cni looks for it among the init containers",
    source: "linkerd/linkerd2#15267",
  },
  "proxy.ports.inbound": SAME,
  "proxy.ports.outbound": SAME,
  "proxy.ports.admin": SAME,
  "proxy.ports.control": SAME,
  "proxy.uid": SAME,
  "proxy.gid": SAME,
  "proxyInit.ignoreInboundPorts": SAME,
  "proxyInit.ignoreOutboundPorts": SAME,
  "proxyInit.iptablesMode": {
    reason:
      "without linkerd-cni the init container brings its own iptables, so the kernel counts and not the host's commands; the chart refuses plain",
    source: "linkerd/linkerd2: charts/partials/templates/_proxy-init.tpl, edge-26.6.3",
  },
  "networkValidator.connectAddr": {
    reason:
      "an address that is never routed, where the chart takes a public one: with linkerd-cni's rules the connection never leaves the pod, without them it knocks on nobody's door",
    source: "linkerd/linkerd2-proxy-init: validator/src/main.rs, 049cdc2; RFC 5737, RFC 3849",
  },
  disableHeartBeat: {
    reason:
      "a daily report of the cluster's version to Linkerd's makers, at a time that the chart takes from the clock at each render",
    source: "linkerd/linkerd2: charts/linkerd-control-plane/templates/heartbeat.yaml, edge-26.6.3",
  },
  "identity.issuer.scheme": {
    reason: "names the kind of Secret: Linkerd's own, or cert-manager's kubernetes.io/tls",
    source: "linkerd/linkerd2: charts/linkerd-control-plane/templates/identity.yaml, edge-26.6.3",
  },
  identityTrustAnchorsPEM: {
    reason: "what every proxy trusts; made once and kept, or given",
    source: VALUES,
  },
  "identity.issuer.tls.crtPEM": {
    reason: "the certificate that signs the proxies' own",
    source: "linkerd/linkerd2: pkg/issuercerts/issuercerts.go, edge-26.6.3",
  },
  "identity.issuer.tls.keyPEM": {
    reason: "its key, a secret",
    source: "linkerd/linkerd2: pkg/issuercerts/issuercerts.go, edge-26.6.3",
  },
  "proxyInjector.crtPEM": WEBHOOK,
  "proxyInjector.keyPEM": WEBHOOK,
  "proxyInjector.caBundle": WEBHOOK,
  "profileValidator.crtPEM": WEBHOOK,
  "profileValidator.keyPEM": WEBHOOK,
  "profileValidator.caBundle": WEBHOOK,
  "policyValidator.crtPEM": WEBHOOK,
  "policyValidator.keyPEM": WEBHOOK,
  "policyValidator.caBundle": WEBHOOK,
  licenseSecret: {
    reason: "the enterprise edition runs with a license only",
    source: "docs.buoyant.io: Lifecycle automation reference, controlPlaneConfig.licenseSecret",
  },
} as const satisfies Readonly<Record<string, ValueReason>>;

/** A path that {@link linkerdControlPlaneValues} may write. */
export type LinkerdControlPlanePath = keyof typeof LINKERD_CONTROL_PLANE_REASONS;

/** Every path that {@link linkerdCrdsValues} writes, with its reason. */
export const LINKERD_CRDS_REASONS = {
  installGatewayAPI: {
    reason:
      "the Gateway API's definitions are installed apart, for all who use them: uninstalling Linkerd must not take them away",
    source: "linkerd/linkerd2: charts/linkerd-crds/values.yaml, edge-26.6.3",
  },
} as const satisfies Readonly<Record<string, ValueReason>>;
