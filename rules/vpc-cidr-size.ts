import { AWS_PREFIX_LENGTH, LONGEST_VPC_PREFIX } from "../spec/subnet-plan";
import { IpFamily } from "../spec/choices";
import { parseCidr } from "./cidr";
import { rule } from "./rule";

/**
 * A VPC has a prefix of /16 to /28, and ours is cut into subnets that AWS accepts only down to /28. It
 * cannot be resized.
 *
 * @see Amazon VPC User Guide, "VPC CIDR blocks" and "Subnet CIDR blocks"
 */
export const vpcCidrSize = rule({
  id: "vpc-cidr-size",
  severity: "error",
  title: "The VPC is large enough to be cut into subnets",
  needs: ["network"],
  judge: ({ network }) => {
    const cidr = network.kind === "new" ? parseCidr(network.vpcCidr) : undefined;
    if (network.kind !== "new" || cidr === undefined) {
      return [];
    }
    const fits =
      cidr.address.kind() === IpFamily.Ipv4 &&
      cidr.prefixLength >= AWS_PREFIX_LENGTH.min &&
      cidr.prefixLength <= LONGEST_VPC_PREFIX;
    return fits
      ? []
      : [
          {
            path: "cluster.vpcCidr",
            message: `${network.vpcCidr} cannot become the VPC: an IPv4 block with a prefix of /${String(AWS_PREFIX_LENGTH.min)} to /${String(LONGEST_VPC_PREFIX)} is needed; AWS would refuse the VPC or its subnets`,
            remedy: `write for example "10.0.0.0/16"`,
          },
        ];
  },
});
