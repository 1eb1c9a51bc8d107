import { TaintEffect } from "../spec/choices";
import { calicoValue } from "./calico-values";
import { rule } from "./rule";
import { tolerates, tolerationsFrom } from "./taint-toleration";

/** Every node has it until its CNI works. */
const NOT_READY = { key: "node.kubernetes.io/not-ready", effect: TaintEffect.NoSchedule };

/** Lists that replace the tolerations of what has to run before any node is Ready. */
const LISTS = [
  { path: "tolerations", who: "the operator" },
  { path: "installation.controlPlaneTolerations", who: "Typha, whose own list it replaces" },
] as const;

/**
 * Operator and Typha start on nodes that are not Ready, because they are what makes them so. By themselves they
 * tolerate everything; a list in `values` replaces that.
 *
 * @see projectcalico/calico: charts/tigera-operator/values.yaml, tolerations, v3.32.1; tigera/operator: pkg/render/typha.go, v1.42.3
 */
export const calicoNotReadyNodes = rule({
  id: "calico-not-ready-nodes",
  severity: "error",
  title: "Calico starts on nodes that are not Ready",
  needs: ["cni"],
  judge: ({ cni }) =>
    LISTS.flatMap(({ path, who }) => {
      const list = tolerationsFrom(calicoValue(cni, path));
      // Typha keeps its own where the list is empty.
      const kept = path === LISTS[1].path && list?.length === 0;
      return list === undefined || kept || list.some((item) => tolerates(item, NOT_READY))
        ? []
        : [
            {
              path: `cni.values.${path}`,
              message: `without ${NOT_READY.key}, which every node carries until Calico runs on it; ${who} would stay Pending and no node would become Ready`,
              remedy: "add { operator: Exists, effect: NoSchedule } to the list, or leave it out",
            },
          ];
    }),
});
