import { rule } from "./rule";

/**
 * An existing cluster already lives in a VPC. Without its subnets a second VPC would be made, and nodes
 * in it could not join.
 *
 * @see Amazon EKS User Guide, "View Amazon EKS networking requirements for VPC and subnets"
 */
export const networkMissing = rule({
  id: "network-missing",
  severity: "error",
  title: "An existing cluster names its network",
  needs: ["existing", "network"],
  judge: ({ existing, network }) =>
    existing && network.kind === "new"
      ? [
          {
            path: "cluster.network",
            message:
              "missing, although the cluster exists; a new VPC would be created and nodes in it could not reach the cluster",
            remedy: "write cluster.network with the vpcId and the private subnetIds of the cluster",
          },
        ]
      : [],
});
