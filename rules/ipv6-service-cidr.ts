import { IpFamily } from "../spec/choices";
import { DEFAULTS } from "../spec/defaults";
import { rule } from "./rule";

/**
 * EKS assigns the service CIDR of an IPv6 cluster itself and refuses one that is given.
 * A value equal to the default cannot be told from none and passes.
 *
 * @see Amazon EKS User Guide, "Learn about IPv6 addresses to clusters, pods, and services"
 */
export const ipv6ServiceCidr = rule({
  id: "ipv6-service-cidr",
  severity: "error",
  title: "IPv6 clusters choose no service CIDR",
  needs: ["ipFamily", "serviceCidr", "existing"],
  judge: ({ ipFamily, serviceCidr, existing }) =>
    ipFamily === IpFamily.Ipv6 && !existing && serviceCidr !== DEFAULTS.cluster.serviceCidr
      ? [
          {
            path: "cluster.serviceCidr",
            message: `${serviceCidr} is given with ipFamily ipv6; EKS assigns the block itself and would refuse the cluster`,
            remedy: "leave cluster.serviceCidr out",
          },
        ]
      : [],
});
