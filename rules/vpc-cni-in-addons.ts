import { rule } from "./rule";

/**
 * The EKS add-on `vpc-cni` puts aws-node on every node, beside the CNI that was chosen, and belongs to
 * `vpcCni`, which knows what to save and who owns it.
 *
 * @see Amazon EKS User Guide, "Amazon VPC CNI"
 */
export const vpcCniInAddons = rule({
  id: "vpc-cni-in-addons",
  severity: "error",
  title: "aws-vpc-cni is not an add-on among others",
  needs: ["addons"],
  judge: ({ addons }) =>
    addons["vpc-cni"] === undefined
      ? []
      : [
          {
            path: "addons.vpc-cni",
            message: "aws-vpc-cni would run beside the chosen CNI and take its nodes' addresses",
            remedy:
              "delete the entry and write vpcCni: { mode: installed, as: addon } if it is wanted",
          },
        ],
});
