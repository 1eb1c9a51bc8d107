import { rule } from "./rule";
import { isInstalled, numberOf, variablePath } from "./vpc-cni-settings";

/**
 * A minimum without a number of spare addresses counts as none spare: beyond the minimum aws-node asks for no more.
 *
 * @see aws/amazon-vpc-cni-k8s: README.md, MINIMUM_IP_TARGET, v1.23.1
 */
export const vpcCniMinimumAddresses = rule({
  id: "vpc-cni-minimum-addresses",
  severity: "warning",
  title: "A minimum of addresses comes with spare ones",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) => {
    const minimum = numberOf(vpcCni, "MINIMUM_IP_TARGET") ?? 0;
    const warm = numberOf(vpcCni, "WARM_IP_TARGET") ?? 0;
    return isInstalled(vpcCni) && minimum > 0 && warm <= 0
      ? [
          {
            path: variablePath("MINIMUM_IP_TARGET"),
            message: `${String(minimum)} without WARM_IP_TARGET; a node would get ${String(minimum)} addresses and no more, and further pods would stay in ContainerCreating`,
            remedy: 'write WARM_IP_TARGET too, for example "2"',
          },
        ]
      : [];
  },
});
