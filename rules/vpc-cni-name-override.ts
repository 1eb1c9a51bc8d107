import { show, valueAt } from "./document-value";
import { rule } from "./rule";
import { isInstalled } from "./vpc-cni-settings";

/** A value, the only one that works, and what would happen otherwise. */
type Fixed = readonly [path: string, expected: string | boolean | undefined, otherwise: string];

const ROLE = "its role and its association name kube-system/aws-node, and it would get no address";
const OTHERS =
  "EKS, the VPC resource controller and a later adoption look for aws-node and would not find it";
const SELECTOR =
  "the selector could never be changed, and neither the add-on nor an adoption could take over";
const OURS = "it is filled in from the cluster";

const FIXED: readonly Fixed[] = [
  ["fullnameOverride", "aws-node", OTHERS],
  ["nameOverride", "aws-node", OTHERS],
  ["serviceAccount.create", true, ROLE],
  ["serviceAccount.name", "aws-node", ROLE],
  ["originalMatchLabels", true, SELECTOR],
  ["env.CLUSTER_NAME", undefined, `${OURS}; interfaces left behind would be another cluster's`],
  ["env.CLUSTER_ENDPOINT", undefined, `${OURS}; aws-node would ask another cluster, or none`],
];

/**
 * Names, selector and connection of aws-node are what other programs, IAM and the next migration hold on to.
 *
 * @see aws/eks-charts: stable/aws-vpc-cni/templates, 27a920d; aws/amazon-vpc-resource-controller-k8s: pkg/config; aws/amazon-vpc-cni-k8s#3190
 */
export const vpcCniNameOverride = rule({
  id: "vpc-cni-name-override",
  severity: "error",
  title: "aws-node keeps its names and its cluster",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) =>
    FIXED.flatMap(([path, expected, otherwise]) => {
      const value = valueAt(vpcCni.values, path);
      const differs = value !== undefined && value !== expected;
      return isInstalled(vpcCni) && differs
        ? [
            {
              path: `vpcCni.values.${path}`,
              message: `${show(value)}; ${otherwise}`,
              remedy: "delete it",
            },
          ]
        : [];
    }),
});
