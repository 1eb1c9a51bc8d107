import { canonicalCidr, parseCidr } from "./cidr";
import { show } from "./document-value";
import { rule } from "./rule";

/**
 * EKS, EC2 and Cilium refuse a block that is none or that has bits set behind its prefix, EKS after the
 * VPC was created. nodeadm derives the cluster DNS address from the text of the service CIDR.
 *
 * @see Amazon EKS API Reference, KubernetesNetworkConfigRequest; awslabs/amazon-eks-ami: nodeadm/internal/kubelet/config.go, v20260724
 */
export const cidrSyntax = rule({
  id: "cidr-syntax",
  severity: "error",
  title: "CIDRs are written as EKS and EC2 read them",
  needs: ["network", "serviceCidr", "cni", "endpoint"],
  judge: ({ network, serviceCidr, cni, endpoint }) =>
    [
      ...(network.kind === "new" ? [{ path: "cluster.vpcCidr", cidr: network.vpcCidr }] : []),
      { path: "cluster.serviceCidr", cidr: serviceCidr },
      ...(cni.podCidr === undefined ? [] : [{ path: "cni.podCidr", cidr: cni.podCidr }]),
      ...endpoint.publicAccessCidrs.map((cidr, index) => ({
        path: `cluster.endpoint.publicAccessCidrs[${String(index)}]`,
        cidr,
      })),
    ].flatMap(({ path, cidr }) => {
      if (parseCidr(cidr) === undefined) {
        return [
          {
            path,
            message: `${show(cidr)} is not a CIDR: an address, "/" and a prefix length are needed; AWS would refuse it halfway through \`up\``,
            remedy: `write a block like "10.0.0.0/16"`,
          },
        ];
      }
      const canonical = canonicalCidr(cidr);
      return cidr === canonical
        ? []
        : [
            {
              path,
              message: `${show(cidr)} has bits set behind its prefix; AWS would refuse it, or silently take ${canonical}`,
              remedy: `write "${canonical}"`,
            },
          ];
    }),
});
