import { rule } from "./rule";
import { isInstalled, switchOf, variablePath } from "./vpc-cni-settings";

const VARIABLE = "AWS_VPC_K8S_CNI_EXTERNALSNAT";

/**
 * Below Cilium and Calico aws-node translates pods' addresses, or a NAT gateway does. `cni.masquerade` says which, and
 * aws-node's variable says it the other way round.
 *
 * @see aws/amazon-vpc-cni-k8s: README.md, AWS_VPC_K8S_CNI_EXTERNALSNAT, v1.23.1
 */
export const vpcCniMasquerade = rule({
  id: "vpc-cni-masquerade",
  severity: "error",
  title: "Masquerading is said once",
  needs: ["cni", "vpcCni"],
  judge: ({ cni, vpcCni }) => {
    const external = switchOf(vpcCni, VARIABLE);
    return isInstalled(vpcCni) &&
      cni.masqueradeGiven &&
      external !== undefined &&
      external === cni.masquerade
      ? [
          {
            path: variablePath(VARIABLE),
            message: `${String(external)} beside cni.masquerade: ${String(cni.masquerade)}; the one says the opposite of the other, and the variable would win`,
            remedy: "delete it",
          },
        ]
      : [];
  },
});
