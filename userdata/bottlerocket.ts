import type { TaintSettings } from "../spec/cluster-input";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import type { UserDataContext } from "./cluster-connection";
import { clusterDnsIp } from "./cluster-dns";
import { groupLabels } from "./labels";
import { mergeTables } from "./merge";
import { groupTaints, taintChannel } from "./taints";
import { toToml } from "./toml";

/** `{ key: ["value:Effect", …] }`, as Bottlerocket writes taints; an empty value leaves `:Effect`. */
function nodeTaints(taints: readonly TaintSettings[]): Record<string, readonly string[]> {
  const byTaintKey = new Map<string, string[]>();
  for (const { key, value, effect } of taints) {
    byTaintKey.set(key, [...(byTaintKey.get(key) ?? []), `${value ?? ""}:${effect}`]);
  }
  return Object.fromEntries(byTaintKey);
}

/** The settings of a Bottlerocket node: ours, and the user's laid over them. */
export function buildBottlerocketSettings(
  group: NodeGroupSpec,
  context: UserDataContext,
): Record<string, unknown> {
  const { cluster } = context;
  const dns = clusterDnsIp(cluster.serviceCidr);
  const taints = taintChannel(group) === "kubelet" ? groupTaints(group, context.cni) : [];
  const labels = groupLabels(group);
  const kubernetes = {
    "api-server": cluster.apiServerEndpoint,
    "cluster-certificate": cluster.certificateAuthority,
    "cluster-name": cluster.name,
    ...(dns === undefined ? {} : { "cluster-dns-ip": dns }),
    "max-pods": context.maxPods,
    ...(Object.keys(labels).length === 0 ? {} : { "node-labels": labels }),
    ...(taints.length === 0 ? {} : { "node-taints": nodeTaints(taints) }),
  };
  return mergeTables({ kubernetes }, group.bottlerocketSettings);
}

/**
 * The user data of a Bottlerocket node. It has no networkd unit and no route metric: Bottlerocket manages `eth0` only
 * and cannot take a unit.
 *
 * @see {@link https://bottlerocket.dev/en/os/latest/api/settings/kubernetes/ | settings.kubernetes}
 */
export function renderBottlerocket(group: NodeGroupSpec, context: UserDataContext): string {
  return toToml({ settings: buildBottlerocketSettings(group, context) });
}
