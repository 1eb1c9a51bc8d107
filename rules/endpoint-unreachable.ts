import { rule } from "./rule";

/**
 * An endpoint that is neither public nor private answers nobody. EKS refuses it.
 *
 * @see Amazon EKS User Guide, "Cluster API server endpoint"
 */
export const endpointUnreachable = rule({
  id: "endpoint-unreachable",
  severity: "error",
  title: "The API endpoint can be reached",
  needs: ["endpoint", "existing"],
  judge: ({ endpoint, existing }) =>
    existing || endpoint.public || endpoint.private
      ? []
      : [
          {
            path: "cluster.endpoint",
            message: "public and private are both false; EKS would refuse the cluster",
            remedy: "set public, private or both to true",
          },
        ],
});
