import { cidrsOverlap } from "./cidr";
import { overlayPodCidrs } from "./overlay-pod-cidrs";
import { rule } from "./rule";

/** Where most VPCs and offices have their addresses. */
const USUAL = "10.0.0.0/8";

/**
 * Pods take an address of their own CIDR for one of the cluster: whatever has the same outside, in a VPC that was not made
 * here, in a peered one or at the other end of a VPN, is out of their reach. Of these networks nothing is known here.
 *
 * @see RFC 6598, Shared Address Space 100.64.0.0/10; cilium/cilium: Documentation/network/concepts/ipam/cluster-pool.rst
 */
export const podCidrShared = rule({
  id: "pod-cidr-shared",
  severity: "info",
  title: "The pod CIDR is nobody else's",
  needs: ["cni", "network"],
  judge: ({ cni, network }) =>
    overlayPodCidrs(cni).flatMap(({ path, cidr }) => {
      const usual = cidrsOverlap(cidr, USUAL);
      if (network.kind === "new" && !usual) return [];
      return [
        {
          path,
          message:
            network.kind === "existing"
              ? `${cidr} was not compared with the VPC, which exists already, nor with networks that are connected to it; whatever has such an address there would be out of pods' reach`
              : `${cidr} lies in ${USUAL}, as most networks that may be connected to the VPC later; whatever has such an address there would be out of pods' reach`,
          remedy: usual
            ? `compare them, or choose a block of 100.64.0.0/10, for example "100.64.0.0/14"`
            : "compare it with what `aws ec2 describe-vpcs` prints",
        },
      ];
    }),
});
