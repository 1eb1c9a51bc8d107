import { unverifiedKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";
import {
  checkVpcCniChart,
  foreignAddonKeys,
  knowsVariables,
  unknownVariables,
} from "./vpc-cni-key-checks";
import { isInstalled } from "./vpc-cni-settings";

/**
 * EKS adds keys to its add-on with each release, and refuses those that a version does not have. For a minor of the
 * chart that was not read, a key may be newer, removed or misspelt.
 *
 * @see AWS CLI Command Reference, eks describe-addon-configuration; aws/amazon-vpc-cni-k8s: README.md, v1.23.1
 */
export const vpcCniUnverifiedValue = rule({
  id: "vpc-cni-unverified-value",
  severity: "warning",
  title: "aws-vpc-cni's values have only keys and variables that were read",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) => [
    ...checkVpcCniChart(vpcCni).flatMap(unverifiedKeyFindings),
    ...foreignAddonKeys(vpcCni).others.map((path) => ({
      path: `vpcCni.values.${path}`,
      message:
        "neither the chart nor the add-on that were read have it; EKS would refuse the add-on, after the control plane was made",
      remedy:
        "look it up with `aws eks describe-addon-configuration --addon-name vpc-cni --addon-version …`, then delete it or suppress this rule",
    })),
    ...(isInstalled(vpcCni) && !knowsVariables(vpcCni) ? unknownVariables(vpcCni) : []),
  ],
});
