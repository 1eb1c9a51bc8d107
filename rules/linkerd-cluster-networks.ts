import { IpFamily } from "../spec/choices";
import { cidrContains, parseCidr } from "./cidr";
import { valueAt } from "./document-value";
import { overlayPodCidrs } from "./overlay-pod-cidrs";
import { rule } from "./rule";

/** The chart's default: private networks, shared address space, unique local IPv6. */
const DEFAULT = "10.0.0.0/8,100.64.0.0/10,172.16.0.0/12,192.168.0.0/16,fd00::/8";

/**
 * The proxy asks the control plane only for addresses within `clusterNetworks`; what lies outside is no part of the mesh.
 * Networks that are the user's own cannot be compared here.
 *
 * @see linkerd/linkerd2: charts/linkerd-control-plane/values.yaml, clusterNetworks, edge-26.6.3
 */
export const linkerdClusterNetworks = rule({
  id: "linkerd-cluster-networks",
  severity: "warning",
  title: "Linkerd knows the networks of pods and Services",
  needs: ["linkerd", "cni", "network", "serviceCidr", "ipFamily"],
  judge: ({ linkerd, cni, network, serviceCidr, ipFamily }) => {
    if (!linkerd.controlPlane || ipFamily === IpFamily.Ipv6) return [];
    const value = valueAt(linkerd.controlPlaneValues, "clusterNetworks");
    const known = (typeof value === "string" ? value : DEFAULT)
      .split(",")
      .map((cidr) => cidr.trim());
    const used = [
      { path: "cluster.serviceCidr", cidr: serviceCidr },
      ...(network.kind === "new" ? [{ path: "cluster.vpcCidr", cidr: network.vpcCidr }] : []),
      ...overlayPodCidrs(cni),
    ];
    return used
      .filter(
        ({ cidr }) =>
          parseCidr(cidr) !== undefined && !known.some((outer) => cidrContains(outer, cidr)),
      )
      .map(({ path, cidr }) => ({
        path,
        message: `${cidr} lies outside of Linkerd's clusterNetworks (${known.join(", ")}); traffic to it would be forwarded without identity, balancing and policies`,
        remedy: `write linkerd.controlPlaneValues.clusterNetworks: "${[...known, cidr].join(",")}"`,
      }));
  },
});
