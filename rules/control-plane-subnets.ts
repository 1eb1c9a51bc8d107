import { rule } from "./rule";

const ZONES = 2;

/**
 * EKS puts its network interfaces into subnets of at least two zones and refuses a cluster with fewer.
 * Zones cannot be told from ids: the number of different ids is what is judged. An unknown list passes,
 * an unknown id counts as a different one.
 *
 * @see Amazon EKS API Reference, VpcConfigRequest, subnetIds
 */
export const controlPlaneSubnets = rule({
  id: "control-plane-subnets",
  severity: "error",
  title: "The control plane has subnets in two zones",
  needs: ["existing", "network"],
  judge: ({ existing, network }) => {
    if (existing || network.kind === "new" || !network.controlPlaneSubnetIds.known) {
      return [];
    }
    const ids = network.controlPlaneSubnetIds.value;
    const distinct = new Set(ids.map((id, index) => (id.known ? id.value : index)));
    return distinct.size >= ZONES
      ? []
      : [
          {
            path: "cluster.network.subnetIds",
            message: `${String(distinct.size)} subnet for the control plane, at least ${String(ZONES)} in different zones are needed; EKS would refuse to create the cluster`,
            remedy:
              "name subnets of two or more zones in subnetIds, or give the control plane its own in controlPlaneSubnetIds",
          },
        ];
  },
});
