import type { Known } from "../spec/known";
import { rule } from "./rule";

/** Whether a list is known to name a single subnet. */
function isOneSubnet(ids: readonly Known<string>[]): boolean {
  const names = ids.flatMap((id) => (id.known ? [id.value] : []));
  return names.length === ids.length && new Set(names).size === 1;
}

/**
 * A subnet lies in one zone: nodes in a single subnet are gone with that zone. An unknown list says
 * nothing, nor does an unknown id.
 *
 * @see Amazon EKS Best Practices Guide, "Reliability: data plane"
 */
export const singleSubnetNodes = rule({
  id: "single-subnet-nodes",
  severity: "warning",
  title: "Nodes are spread over zones",
  needs: ["network", "nodeGroups"],
  judge: ({ network, nodeGroups }) => {
    const lists = [
      ...(network.kind === "existing"
        ? [{ path: "cluster.network.subnetIds", ids: network.subnetIds }]
        : []),
      ...nodeGroups.flatMap(({ subnetIds }, index) =>
        subnetIds === undefined
          ? []
          : [{ path: `nodeGroups[${String(index)}].subnetIds`, ids: subnetIds }],
      ),
    ];
    return lists
      .filter(({ ids }) => ids.known && isOneSubnet(ids.value))
      .map(({ path }) => ({
        path,
        message: "one subnet, and so one zone; an outage of that zone would take every node of it",
        remedy:
          "name a private subnet of each zone; for one group per zone on purpose, suppress this rule and say so",
      }));
  },
});
