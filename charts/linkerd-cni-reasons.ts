import type { ValueReason } from "./cilium-reasons";

const VALUES = "linkerd/linkerd2: charts/linkerd2-cni/values.yaml, edge-26.6.3";
const TEMPLATE = "linkerd/linkerd2: charts/linkerd2-cni/templates/cni-plugin.yaml, edge-26.6.3";
const INSTALLER =
  "linkerd/linkerd2-proxy-init: cni-plugin/deployment/scripts/install-cni.sh, cni-plugin/v1.6.8";

const SAME = {
  reason:
    "written for both charts from one table: the control plane injects the proxy to which these rules lead",
  source: "linkerd/linkerd2: charts/linkerd-control-plane/values.yaml, edge-26.6.3",
} as const;
const IGNORED = {
  reason:
    "the control plane's own default, which it can apply only where its init container makes the rules",
  source: "linkerd/linkerd2: charts/linkerd-control-plane/values.yaml, edge-26.6.3",
} as const;

/** Every path that {@link linkerdCniValues} may write, with its reason. */
export const LINKERD_CNI_REASONS = {
  iptablesMode: {
    reason:
      "plain calls the host's own iptables, on AL2023 and on every Bottlerocket; the chart's nft ends with status 127 on Bottlerocket up to Kubernetes 1.33",
    source: "linkerd/linkerd2#14538",
  },
  "image.version": {
    reason: "charts from 2026.7.1 on default to a pre-release with a world-readable token",
    source: "linkerd/linkerd2-proxy-init: cni-plugin/v1.7.0-alpha.1",
  },
  disableIPv6: {
    reason: "IPv6 rules only where pods have IPv6; the control plane must say the same",
    source: VALUES,
  },
  inboundProxyPort: SAME,
  outboundProxyPort: SAME,
  proxyAdminPort: SAME,
  proxyControlPort: SAME,
  proxyUID: SAME,
  proxyGID: SAME,
  ignoreInboundPorts: IGNORED,
  ignoreOutboundPorts: IGNORED,
  "repairController.enabled": {
    reason:
      "each restart of the CNI's agent, Cilium's or Calico's, takes linkerd-cni out of the conflist for a moment; pods made meanwhile are found and made again",
    source: "linkerd/linkerd2-proxy-init: cni-repair-controller/src/lib.rs",
  },
  "repairController.enableSecurityContext": {
    reason:
      "with false the template drops the container's command, and a second installer would run",
    source: TEMPLATE,
  },
  "updateStrategy.rollingUpdate.maxUnavailable": {
    reason:
      "the first node that a rollout breaks stops it; a surge would be worse, since the old pod's clean-up deletes the binary that the new one installed",
    source: INSTALLER,
  },
  priorityClassName: {
    reason:
      "evicted for lack of memory it would leave a stale entry behind, and no pod of the node would start",
    source: TEMPLATE,
  },
  tolerations: {
    reason: "every node's conflist needs it, whatever taints the node has",
    source: VALUES,
  },
  podLabels: {
    reason:
      "the chart has no checksum: without a label that changes, new settings would not reach running pods",
    source: TEMPLATE,
  },
} as const satisfies Readonly<Record<string, ValueReason>>;

/** A path that {@link linkerdCniValues} may write. */
export type LinkerdCniPath = keyof typeof LINKERD_CNI_REASONS;
