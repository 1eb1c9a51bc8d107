import { FIRST_VERSIONS } from "../pins/supported-charts";
import { CniKind, CniMode, IpFamily } from "../spec/choices";
import { rule } from "./rule";
import { isOlder } from "../pins/version-order";

/**
 * Cilium's ENI mode gives out IPv6 addresses from chart 1.20 on; before, pods of an IPv6 cluster get none.
 *
 * @see cilium/charts: cilium-1.20.0, templates/warnings.txt
 */
export const ipv6EniUnsupported = rule({
  id: "ipv6-eni-unsupported",
  severity: "error",
  title: "IPv6 in ENI mode needs Cilium 1.20",
  needs: ["ipFamily", "cni"],
  judge: ({ ipFamily, cni }) =>
    ipFamily === IpFamily.Ipv6 &&
    cni.kind === CniKind.Cilium &&
    cni.mode === CniMode.Eni &&
    isOlder(cni.version, FIRST_VERSIONS.ciliumEniIpv6.chart)
      ? [
          {
            path: "cni.version",
            message: `Cilium ${cni.version} has no IPv6 in ENI mode; pods would get no address and nodes would never become Ready`,
            remedy: "write 1.20.0 or later, or ipFamily: ipv4",
          },
        ]
      : [],
});
