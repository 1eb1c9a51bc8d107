import { eksImageRegistry } from "../charts";
import { valueAt } from "./document-value";
import { rule } from "./rule";
import { isChart } from "./vpc-cni-settings";

const IMAGES = ["image", "init.image", "nodeAgent.image"];
const SOURCES = ["override", "overrideRepository", "account"];

/**
 * The chart's own images are in us-west-2. Where EKS keeps those of a region is in a page of its user guide; a newer
 * region is not in the table that was made of it.
 *
 * @see awsdocs/amazon-eks-user-guide: latest/ug/workloads/add-ons-images.adoc, 1cc6ebb
 */
export const vpcCniImageRegion = rule({
  id: "vpc-cni-image-region",
  severity: "error",
  title: "Nodes find aws-vpc-cni's images in their region",
  needs: ["vpcCni", "region"],
  judge: ({ vpcCni, region }) =>
    isChart(vpcCni) && eksImageRegistry(region) === undefined
      ? IMAGES.filter((image) =>
          SOURCES.every((key) => valueAt(vpcCni.values, `${image}.${key}`) === undefined),
        )
          .slice(0, 1)
          .map((image) => ({
            path: `vpcCni.values.${image}`,
            message: `the registry of ${region} is not known; nodes would pull from us-west-2, over the Internet or not at all`,
            remedy: `write as: addon, or account, region and domain of ${IMAGES.join(", ")}`,
          }))
      : [],
});
