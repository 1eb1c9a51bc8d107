import { CniMode } from "../spec/choices";
import { cidrsOverlap, parseCidr } from "./cidr";
import { ciliumValue } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

/**
 * The native routing CIDR says which traffic is not masqueraded: in ENI mode it is the VPC. The agent ends when
 * it is no IPv4 CIDR, and when it overlaps none of the VPC's. The CIDR of an existing VPC is not known here.
 *
 * @see cilium/cilium: pkg/option/config.go and pkg/aws/agent/native_routing_cidr.go
 */
export const ciliumNativeRoutingCidr = rule({
  id: "cilium-native-routing-cidr",
  severity: "error",
  title: "The native routing CIDR is the VPC's",
  needs: ["cni", "network"],
  judge: ({ cni, network }) => {
    const cidr = ciliumValue(cni, "ipv4NativeRoutingCIDR");
    if (typeof cidr !== "string" || cidr === "") {
      return [];
    }
    const fault =
      parseCidr(cidr)?.address.kind() !== "ipv4"
        ? "is not an IPv4 CIDR"
        : cni.mode === CniMode.Eni && network.kind === "new" && !cidrsOverlap(cidr, network.vpcCidr)
          ? `shares no address with the VPC ${network.vpcCidr}`
          : undefined;
    return fault === undefined
      ? []
      : [
          {
            path: "cni.values.ipv4NativeRoutingCIDR",
            message: `${show(cidr)} ${fault}; the agents would end at start`,
            remedy: "delete it: in ENI mode the agent reads the VPC's own",
          },
        ];
  },
});
