import { CniMode } from "../spec/choices";
import { parseCidr } from "./cidr";
import { rule } from "./rule";

/** With prefixes, a prefix of /28 for the first pods and one of Cilium's pre-allocation. */
const ADDRESSES_PER_NODE = 2 * 16;
/** Seven eighths of our VPC are private subnets; three zones use three of them. */
const USED_EIGHTHS = 3;

/**
 * In ENI mode pods live in the nodes' subnets, and a subnet that is full leaves them without an address
 * (`no address available`). Subnets cannot be resized. The size of existing subnets is not known here.
 *
 * @see cilium/cilium: Documentation/network/concepts/ipam/eni.rst; spec/subnet-plan.ts
 */
export const vpcCidrRoom = rule({
  id: "vpc-cidr-room",
  severity: "warning",
  title: "Private subnets hold the pods of all nodes",
  needs: ["network", "nodeGroups", "cni"],
  judge: ({ network, nodeGroups, cni }) => {
    const cidr = network.kind === "new" ? parseCidr(network.vpcCidr) : undefined;
    if (network.kind !== "new" || cidr === undefined || cni.mode !== CniMode.Eni) {
      return [];
    }
    const room = (2 ** (32 - cidr.prefixLength) * USED_EIGHTHS) / 8;
    const nodes = nodeGroups.reduce((sum, { scaling }) => sum + scaling.max, 0);
    const wanted = nodes * ADDRESSES_PER_NODE;
    return wanted <= room
      ? []
      : [
          {
            path: "cluster.vpcCidr",
            message: `${network.vpcCidr} leaves ${String(room)} addresses for private subnets, and ${String(nodes)} nodes would take at least ${String(wanted)}; pods on the last ones would stay without an address`,
            remedy: `choose a larger block (up to /16), or lower scaling.max`,
          },
        ];
  },
});
