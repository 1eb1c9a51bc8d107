import { valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * In the chart the repair controller's command, environment and probes stand inside the condition on its
 * security context: without it the container runs the image's default, a second installer.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/templates/cni-plugin.yaml, edge-26.8.3
 */
export const linkerdRepairContext = rule({
  id: "linkerd-repair-context",
  severity: "error",
  title: "The repair controller keeps its security context",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.cni &&
    valueAt(linkerd.cniValues, "repairController.enableSecurityContext") === false &&
    valueAt(linkerd.cniValues, "repairController.enabled") !== false
      ? [
          {
            path: "linkerd.cniValues.repairController.enableSecurityContext",
            message:
              "false drops the container's command too; a second installer would run instead of the repair controller and fight the first",
            remedy: "leave it out, or write repairController.enabled: false as well",
          },
        ]
      : [],
});
