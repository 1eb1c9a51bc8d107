import { valueAt } from "./document-value";
import { rule } from "./rule";
import { blockingTaints, showTaint, tolerationsFrom } from "./taint-toleration";

/**
 * The chart's DaemonSet tolerates everything. Own tolerations replace that list: on nodes with a taint they
 * miss, linkerd-cni does not run and meshed pods wait in Init for ever.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/values.yaml, tolerations
 */
export const linkerdTolerations = rule({
  id: "linkerd-tolerations",
  severity: "error",
  title: "linkerd-cni runs on every node",
  needs: ["linkerd", "nodeGroups"],
  judge: ({ linkerd, nodeGroups }) => {
    const tolerations = tolerationsFrom(valueAt(linkerd.cniValues, "tolerations"));
    if (!linkerd.cni || tolerations === undefined) {
      return [];
    }
    const blocked = nodeGroups.flatMap((group) =>
      blockingTaints(group, tolerations)
        .slice(0, 1)
        .map((taint) => ({ group, taint })),
    );
    return blocked.map(({ group, taint }) => ({
      path: "linkerd.cniValues.tolerations",
      message: `do not cover ${showTaint(taint)} of node group ${group.name}; linkerd-cni would not run there, and meshed pods would stay in Init`,
      remedy: "delete it: everything is tolerated by default",
    }));
  },
});
