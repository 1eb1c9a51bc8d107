import { takesPrefixes } from "../capacity";
import { rule } from "./rule";

/**
 * Only instances on the Nitro System take prefixes. Cilium falls back to single addresses on others, so
 * that the node holds a fraction of the pods.
 *
 * @see Amazon EC2 User Guide, "Assign prefixes to network interfaces"
 */
export const prefixDelegationXen = rule({
  id: "prefix-delegation-xen",
  severity: "warning",
  title: "Prefix delegation runs on Nitro",
  needs: ["group", "cni"],
  judge: ({ group, cni }) => {
    const xen = group.instanceTypes.filter((type) => !takesPrefixes(type));
    return cni.prefixDelegation && xen.length > 0
      ? [
          {
            path: "instanceTypes",
            message: `${xen.join(", ")} ${xen.length === 1 ? "is" : "are"} not on the Nitro System and take${xen.length === 1 ? "s" : ""} no prefixes; such nodes would hold far fewer pods`,
            remedy: "choose types of a newer generation, or write cni.prefixDelegation: false",
          },
        ]
      : [];
  },
});
