import { VPC_CNI_MINORS } from "../pins/supported-charts";
import { minorOf } from "../pins/version-order";
import { rule } from "./rule";
import { isChart } from "./vpc-cni-settings";

const MINORS: readonly string[] = VPC_CNI_MINORS;

/**
 * Keys, variables and defaults were read for these minors of the chart. A version that is no number passes.
 *
 * @see aws/eks-charts: stable/aws-vpc-cni, 27a920d; aws/amazon-vpc-cni-k8s: charts/aws-vpc-cni, b521883
 */
export const vpcCniVersion = rule({
  id: "vpc-cni-version",
  severity: "warning",
  title: "aws-vpc-cni's minor is one that was read",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) => {
    const { version } = vpcCni;
    const minor = version === undefined ? undefined : minorOf(version);
    return isChart(vpcCni) && minor !== undefined && !MINORS.includes(minor)
      ? [
          {
            path: "vpcCni.version",
            message: `${version ?? ""} is not among the minors whose chart was read (${MINORS.join(", ")}); values could be ignored or mean something else there`,
            remedy:
              "choose a version of these minors, or look at the rendered values and suppress this rule",
          },
        ]
      : [];
  },
});
