import { unknownKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";
import {
  checkVpcCniChart,
  foreignAddonKeys,
  knowsVariables,
  unknownVariables,
} from "./vpc-cni-key-checks";

/**
 * The chart ignores keys, and aws-node ignores variables, that they do not know. The add-on refuses the chart's keys
 * about images, names and selectors, after the control plane was created. What may be newer than what was read is left
 * to `vpc-cni-unverified-value`.
 *
 * @see aws/eks-charts: stable/aws-vpc-cni, 27a920d; AWS CLI Command Reference, eks describe-addon-configuration; aws/amazon-vpc-cni-k8s#3059
 */
export const vpcCniUnknownValue = rule({
  id: "vpc-cni-unknown-value",
  severity: "error",
  title: "aws-vpc-cni's values have only keys and variables that are read",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) => [
    ...checkVpcCniChart(vpcCni).flatMap(unknownKeyFindings),
    ...(knowsVariables(vpcCni) ? unknownVariables(vpcCni) : []),
    ...foreignAddonKeys(vpcCni).charts.map((path) => ({
      path: `vpcCni.values.${path}`,
      message:
        "a value of the chart that the add-on does not take; EKS would refuse the add-on, after the control plane was made",
      remedy: "delete it, or write as: helm",
    })),
  ],
});
