import { CniMode } from "../spec/choices";
import { calicoValue } from "./calico-values";
import { isDocument, show } from "./document-value";
import { rule } from "./rule";

const POOLS = "installation.calicoNetwork.ipPools";

function fault(encapsulation: unknown): string | undefined {
  switch (encapsulation) {
    case "VXLAN":
      return undefined;
    case undefined:
      return "no encapsulation, which means IPIP and needs BGP; the operator would refuse the pool and no node would become Ready";
    case "VXLANCrossSubnet":
      return "sends pods' own addresses within a subnet; EC2 would drop them, since the nodes' source/destination check is on";
    default:
      return "needs BGP, which a VPC does not speak; the operator would refuse the pool and no node would become Ready";
  }
}

/**
 * Pools in `values` replace ours as a whole. In a VPC only VXLAN reaches every node: IPIP and no encapsulation need
 * BGP, and without a tunnel inside a subnet EC2's source/destination check drops the packets.
 *
 * @see tigera/operator: pkg/controller/ippool/defaults.go and pkg/controller/installation/validation.go, v1.42.3; projectcalico/calico: felix/config/config_params.go, AWSSrcDstCheck, v3.32.1
 */
export const calicoEncapsulation = rule({
  id: "calico-encapsulation",
  severity: "error",
  title: "Calico's pools are tunnelled by VXLAN",
  needs: ["cni"],
  judge: ({ cni }) => {
    const pools = calicoValue(cni, POOLS);
    if (!Array.isArray(pools)) return [];
    if (cni.mode !== CniMode.Overlay) {
      return pools.length === 0
        ? []
        : [
            {
              path: `cni.values.${POOLS}`,
              message: `pools although cni.mode ${cni.mode} leaves addresses to aws-vpc-cni; pods would never get one of them`,
              remedy: "delete the pools, or write cni.mode: overlay",
            },
          ];
    }
    return pools.flatMap((pool: unknown, index) => {
      const given: unknown = isDocument(pool) ? pool["encapsulation"] : undefined;
      const what = fault(given);
      return what === undefined
        ? []
        : [
            {
              path: `cni.values.${POOLS}[${String(index)}].encapsulation`,
              message: `${given === undefined ? "" : `${show(given)} `}${what}`,
              remedy: "write encapsulation: VXLAN, or give cni.podCidr and delete the pools",
            },
          ];
    });
  },
});
