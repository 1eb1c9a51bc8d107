import { CniKind, IpFamily } from "../spec/choices";
import { rule } from "./rule";

/**
 * Our values have one IPv4 pool: on an IPv6 cluster no pod would get an address of the family that its Services have.
 *
 * @see tigera/operator: pkg/controller/ippool/defaults.go, v1.42.3
 */
export const calicoIpv6 = rule({
  id: "calico-ipv6",
  severity: "error",
  title: "Calico's clusters are IPv4",
  needs: ["cni", "ipFamily"],
  judge: ({ cni, ipFamily }) =>
    cni.kind === CniKind.Calico && ipFamily === IpFamily.Ipv6
      ? [
          {
            path: "cluster.ipFamily",
            message:
              "ipv6 with cni.kind calico, whose pool here is IPv4 only; pods would get no address of the family that Services have",
            remedy: "write ipv4 or leave the key out",
          },
        ]
      : [],
});
