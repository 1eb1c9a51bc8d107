import { rule } from "./rule";

/**
 * Without the private endpoint nodes reach the API through the Internet, from the NAT gateway's address.
 * A list of blocks that lacks it keeps every node out. That address is not known here: the rule asks.
 *
 * @see Amazon EKS User Guide, "Cluster API server endpoint", public access source allowlist
 */
export const endpointNodesShutOut = rule({
  id: "endpoint-nodes-shut-out",
  severity: "warning",
  title: "Nodes reach a narrowed public endpoint",
  needs: ["endpoint", "existing"],
  judge: ({ endpoint, existing }) =>
    !existing &&
    endpoint.public &&
    !endpoint.private &&
    endpoint.publicAccessCidrs.length > 0 &&
    !endpoint.publicAccessCidrs.includes("0.0.0.0/0")
      ? [
          {
            path: "cluster.endpoint.private",
            message:
              "false, with a public endpoint that only some blocks may reach; unless the NAT gateways are in one of them, nodes would never join",
            remedy:
              "set private to true, or add the NAT gateways' addresses and suppress this rule",
          },
        ]
      : [],
});
