import { cidrsOverlap } from "./cidr";
import { overlayPodCidrs } from "./overlay-pod-cidrs";
import { rule } from "./rule";

/**
 * Nodes, pods and Services share one routing table: an address that belongs to two of them reaches only
 * one. EKS refuses a service CIDR inside the VPC; nothing refuses a pod CIDR that overlaps.
 * The CIDR of an existing VPC is not known here: only pods and Services are compared then.
 *
 * @see Amazon EKS API Reference, KubernetesNetworkConfigRequest, serviceIpv4Cidr; cilium/charts: cilium-1.20.0, values.yaml, ipam.operator.clusterPoolIPv4PodCIDRList
 */
export const cidrOverlap = rule({
  id: "cidr-overlap",
  severity: "error",
  title: "VPC, pods and Services do not share addresses",
  needs: ["network", "serviceCidr", "cni"],
  judge: ({ network, serviceCidr, cni }) => {
    const vpc =
      network.kind === "new"
        ? [{ path: "cluster.vpcCidr", name: "the VPC", cidr: network.vpcCidr }]
        : [];
    const services = { path: "cluster.serviceCidr", name: "Services", cidr: serviceCidr };
    const pods = overlayPodCidrs(cni).map((pod) => ({ ...pod, name: "pods" }));
    const pairs = [
      ...vpc.map((other) => [services, other] as const),
      ...pods.flatMap((pod) => [...vpc, services].map((other) => [pod, other] as const)),
    ];
    return pairs
      .filter(([left, right]) => cidrsOverlap(left.cidr, right.cidr))
      .map(([left, right]) => ({
        path: left.path,
        message: `${left.cidr} for ${left.name} overlaps ${right.cidr} of ${right.name} (${right.path}); addresses in both would be unreachable from pods`,
        remedy: `choose blocks that share no address, for example 10.0.0.0/16 for the VPC, 172.20.0.0/16 for Services and 100.64.0.0/14 for pods`,
      }));
  },
});
