import { rule } from "./rule";

/** A `.network` unit's match on an interface by name, as files, heredocs and `printf` have it. */
const NAME_MATCH = /\[Match\][^[]*?(?:\\n|[\s"'])Name=(!?(?:ens|eth|enp|enX)[^\s\\"']*)/;

/**
 * The well-known fix for two default routes names ens5. Where the primary is ens34, enp39s0 or enX0 the same
 * unit takes address and default route away, and the node is dead.
 *
 * @see kubernetes/kops#18642; awslabs/amazon-eks-ami#1678
 */
export const nameBoundNetworkd = rule({
  id: "name-bound-networkd",
  severity: "warning",
  title: "networkd units do not name interfaces",
  needs: ["group"],
  judge: ({ group }) =>
    group.userDataParts.flatMap(({ content }, index) => {
      const name = NAME_MATCH.exec(content)?.[1];
      return name === undefined
        ? []
        : [
            {
              path: `userDataParts[${String(index)}].content`,
              message: `a networkd unit matches Name=${name}; on an instance generation with other names the node would be left without address and default route`,
              remedy:
                "delete the unit: the guard in our user data finds the primary interface by its MAC; for another metric write networkd.primaryRouteMetric",
            },
          ];
    }),
});
