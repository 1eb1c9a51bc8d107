import { EKS_BUILD } from "../pins/addons";
import { rule } from "./rule";
import { isAddon, isChart } from "./vpc-cni-settings";

/**
 * The chart and the add-on have versions of different forms, and neither Helm nor EKS finds the other's.
 *
 * @see aws/eks-charts: stable/aws-vpc-cni/Chart.yaml, 27a920d; Amazon EKS API Reference, DescribeAddonVersions
 */
export const vpcCniVersionForm = rule({
  id: "vpc-cni-version-form",
  severity: "error",
  title: "aws-vpc-cni's version is the chart's or the add-on's",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) => {
    const { version } = vpcCni;
    if (version === undefined) return [];
    const build = EKS_BUILD.test(version);
    if (isAddon(vpcCni) && !build) {
      return [
        {
          path: "vpcCni.version",
          message: `${version} is no version of the add-on vpc-cni: those look like v1.22.4-eksbuild.1; EKS would refuse it, after the control plane was made`,
          remedy:
            "leave it out and run `eks-cni pins`, which writes EKS's own choice, or write as: helm",
        },
      ];
    }
    return isChart(vpcCni) && build
      ? [
          {
            path: "vpcCni.version",
            message: `${version} is a version of the add-on; the chart aws-vpc-cni has none of that name, and Helm would not find it`,
            remedy: "write the chart's, for example 1.22.4, or as: addon",
          },
        ]
      : [];
  },
});
