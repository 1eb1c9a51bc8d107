import { FIRST_VERSIONS } from "../pins/supported-charts";
import { CniKind, CniMode, IpFamily } from "../spec/choices";
import { rule } from "./rule";
import { isAtLeast } from "../pins/version-order";

/**
 * IPv6 in ENI mode is beta in Cilium 1.20: dual-stack subnets only, one /80 per node.
 *
 * @see cilium/charts: cilium-1.20.0, templates/warnings.txt
 */
export const ipv6EniBeta = rule({
  id: "ipv6-eni-beta",
  severity: "warning",
  title: "IPv6 in ENI mode is beta",
  needs: ["ipFamily", "cni"],
  judge: ({ ipFamily, cni }) =>
    ipFamily === IpFamily.Ipv6 &&
    cni.kind === CniKind.Cilium &&
    cni.mode === CniMode.Eni &&
    isAtLeast(cni.version, FIRST_VERSIONS.ciliumEniIpv6.chart)
      ? [
          {
            path: "cluster.ipFamily",
            message: `ipv6 with Cilium ${cni.version} in ENI mode is beta and works in dual-stack subnets only; in others pods would get no address`,
            remedy: "write ipv4, or try it on a cluster that may fail and suppress this rule",
          },
        ]
      : [],
});
