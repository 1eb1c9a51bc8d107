import { CniKind } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { ciliumValue } from "./cilium-values";
import { rule } from "./rule";
import { runningGroups } from "./running-groups";
import { blockingTaints, showTaint, tolerationsFrom } from "./taint-toleration";

/** Pods of Hubble that tolerate nothing by the chart's own values. */
const PARTS = {
  "hubble.relay.tolerations": "the relay",
  "certgen.tolerations": "the Job",
} as const;

function tolerationsAt(cni: CniSpec, path: string) {
  return tolerationsFrom(ciliumValue(cni, path)) ?? [];
}

/**
 * Hubble's relay, and the Job that makes its certificates, tolerate no taint. The startup taint goes as soon as the agent is
 * ready; one of the user's own stays, and where every group has one, Hubble never starts. Nothing else waits for it.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, hubble.relay.tolerations and certgen.tolerations
 */
export const ciliumHubbleUnschedulable = rule({
  id: "cilium-hubble-unschedulable",
  severity: "warning",
  title: "Some nodes take Hubble's relay",
  needs: ["cni", "nodeGroups"],
  judge: ({ cni, nodeGroups }) => {
    const groups = runningGroups(nodeGroups);
    if (cni.kind !== CniKind.Cilium || !cni.hubble || groups.length === 0) return [];
    return Object.entries(PARTS).flatMap(([path, part]) => {
      const tolerations = tolerationsAt(cni, path);
      const blocked = groups.flatMap((group) => blockingTaints(group, tolerations).slice(0, 1));
      return blocked.length < groups.length
        ? []
        : [
            {
              path: `cni.values.${path}`,
              message: `every node group that has nodes carries a taint that ${part} of Hubble does not tolerate (${[...new Set(blocked.map(showTaint))].join(", ")}); it would stay Pending and no flow would be seen`,
              remedy: `write tolerations into cni.values.${path}, or leave one group without such a taint`,
            },
          ];
    });
  },
});
