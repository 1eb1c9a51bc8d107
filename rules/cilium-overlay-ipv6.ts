import { CniKind, CniMode, IpFamily } from "../spec/choices";
import { rule } from "./rule";

/**
 * Pods of an IPv6 cluster have IPv6 addresses, and the overlay's pool here is an IPv4 block.
 *
 * @see Amazon EKS User Guide, "Learn about IPv6 addresses to clusters, Pods, and services"; cilium/charts: cilium-1.20.0, values.yaml, ipam.operator.clusterPoolIPv6PodCIDRList
 */
export const ciliumOverlayIpv6 = rule({
  id: "cilium-overlay-ipv6",
  severity: "error",
  title: "Cilium's overlay is IPv4",
  needs: ["ipFamily", "cni"],
  judge: ({ ipFamily, cni }) =>
    ipFamily === IpFamily.Ipv6 && cni.kind === CniKind.Cilium && cni.mode === CniMode.Overlay
      ? [
          {
            path: "cni.mode",
            message:
              "overlay gives pods IPv4 addresses, and with ipFamily ipv6 Services have IPv6 ones; no pod would reach a Service",
            remedy: "write ipFamily: ipv4, or cni.mode: eni with Cilium 1.20 or later",
          },
        ]
      : [],
});
