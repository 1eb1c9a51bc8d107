import { CniMode } from "../spec/choices";
import { overlayPodCidrs } from "./overlay-pod-cidrs";
import { rule } from "./rule";

/**
 * Cilium's own pool is 10.0.0.0/8, which contains most VPCs and the usual service CIDR 10.100.0.0/16, and
 * the one that Calico's operator takes on EKS 172.16.0.0/16, in which Docker's bridge lies. Nothing fails at installation: traffic goes to the wrong place later.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, ipam.operator.clusterPoolIPv4PodCIDRList
 */
export const podCidrMissing = rule({
  id: "pod-cidr-missing",
  severity: "error",
  title: "An overlay has a pod CIDR",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.mode === CniMode.Overlay && overlayPodCidrs(cni).length === 0
      ? [
          {
            path: "cni.podCidr",
            message:
              "no pod CIDR is given for overlay mode; the chart would take its own default (172.16.0.0/16 with Calico, 10.0.0.0/8 with Cilium, which overlaps most VPCs)",
            remedy: `write cni.podCidr with a block that neither the VPC nor Services use, for example "100.64.0.0/14"`,
          },
        ]
      : [],
});
