import { CniKind, CniMode, Encryption, TunnelProtocol } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { rule } from "./rule";

const TUNNEL_PORTS: Readonly<Record<TunnelProtocol, string>> = {
  vxlan: "UDP 8472 (VXLAN)",
  geneve: "UDP 6081 (Geneve)",
};
const WIREGUARD_PORT = "UDP 51871 (WireGuard)";

function ports(cni: CniSpec): readonly string[] {
  return [
    ...(cni.mode === CniMode.Overlay ? [TUNNEL_PORTS[cni.tunnelProtocol]] : []),
    ...(cni.encryption === Encryption.Wireguard ? [WIREGUARD_PORT] : []),
  ];
}

/**
 * Nodes keep the cluster's security group beside those that are given, and EKS lets it talk to itself on every port. Who
 * took that rule away, or relies on others, has to let the nodes' own traffic pass.
 *
 * @see cilium/cilium: Documentation/operations/system_requirements.rst, Firewall Rules; Amazon EKS User Guide, "View Amazon EKS security group requirements for clusters"
 */
export const ciliumNodePorts = rule({
  id: "cilium-node-ports",
  severity: "info",
  title: "Security groups let the nodes' tunnels pass",
  needs: ["group", "cni"],
  judge: ({ group, cni }) => {
    const { securityGroupIds } = group;
    const given = !securityGroupIds.known || securityGroupIds.value.length > 0;
    const needed = ports(cni);
    return cni.kind === CniKind.Cilium && given && needed.length > 0
      ? [
          {
            path: "securityGroupIds",
            message: `nodes talk to each other by ${needed.join(" and ")}, which the cluster's own security group allows as long as its rule for itself is there; without it no pod would reach another node`,
            remedy: `keep that rule, or allow ${needed.join(", ")}, TCP 4240 and ICMP between the nodes in a group of yours`,
          },
        ]
      : [];
  },
});
