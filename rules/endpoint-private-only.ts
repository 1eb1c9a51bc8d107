import { rule } from "./rule";

/**
 * A private endpoint resolves and answers only inside the VPC: whoever runs Pulumi must be there too, or
 * every Helm release and gate fails after the cluster was made.
 *
 * @see Amazon EKS User Guide, "Cluster API server endpoint"
 */
export const endpointPrivateOnly = rule({
  id: "endpoint-private-only",
  severity: "info",
  title: "A private endpoint needs Pulumi inside the VPC",
  needs: ["endpoint"],
  judge: ({ endpoint }) =>
    endpoint.private && !endpoint.public
      ? [
          {
            path: "cluster.endpoint.public",
            message:
              "the API answers inside the VPC only; `up` from anywhere else would stop at the first Helm release",
            remedy: "run Pulumi inside the VPC, over a VPN or on a connected runner",
          },
        ]
      : [],
});
