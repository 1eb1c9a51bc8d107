import { IpFamily } from "../spec/choices";
import { rule } from "./rule";
import { isInstalled } from "./vpc-cni-settings";

/**
 * On IPv6 aws-node needs other settings, prefixes, and a policy that AWS does not manage.
 *
 * @see aws/amazon-vpc-cni-k8s: docs/iam-policy.md, "IPv6 Mode", and README.md, ENABLE_IPv6, v1.23.1
 */
export const vpcCniIpv6 = rule({
  id: "vpc-cni-ipv6",
  severity: "error",
  title: "aws-vpc-cni is installed on IPv4 clusters",
  needs: ["vpcCni", "ipFamily"],
  judge: ({ vpcCni, ipFamily }) =>
    ipFamily === IpFamily.Ipv6 && isInstalled(vpcCni)
      ? [
          {
            path: "vpcCni.mode",
            message:
              "installed on an IPv6 cluster; aws-node would run in IPv4 mode with permissions for IPv4 only, and no pod would get an address",
            remedy: "write ipFamily: ipv4, or vpcCni: absent with another cni.mode",
          },
        ]
      : [],
});
