import { IpFamily } from "../spec/choices";
import { cidrContains, parseCidr } from "./cidr";
import { rule } from "./rule";

const PRIVATE_BLOCKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;
const LENGTH = { shortest: 12, longest: 24 } as const;

/**
 * EKS takes a service CIDR only from three private blocks and with a prefix of /12 to /24. It cannot be
 * changed after creation.
 *
 * @see Amazon EKS API Reference, KubernetesNetworkConfigRequest, serviceIpv4Cidr
 */
export const serviceCidrRange = rule({
  id: "service-cidr-range",
  severity: "error",
  title: "The service CIDR is one that EKS accepts",
  needs: ["serviceCidr", "ipFamily", "existing"],
  judge: ({ serviceCidr, ipFamily, existing }) => {
    const cidr = parseCidr(serviceCidr);
    if (existing || ipFamily === IpFamily.Ipv6 || cidr === undefined) {
      return [];
    }
    const inBlock = PRIVATE_BLOCKS.some((block) => cidrContains(block, serviceCidr));
    const inRange = cidr.prefixLength >= LENGTH.shortest && cidr.prefixLength <= LENGTH.longest;
    return inBlock && inRange
      ? []
      : [
          {
            path: "cluster.serviceCidr",
            message: `${serviceCidr} is not allowed: a block within ${PRIVATE_BLOCKS.join(", ")} with a prefix of /${String(LENGTH.shortest)} to /${String(LENGTH.longest)} is; EKS would refuse to create the cluster`,
            remedy: `write for example "172.20.0.0/16", or leave it out`,
          },
        ];
  },
});
