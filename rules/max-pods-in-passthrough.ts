import { OperatingSystem } from "../spec/choices";
import { givenPaths } from "./document-value";
import { rule } from "./rule";

/**
 * The kubelet's max pods and the memory reserved for it belong together, and both follow `maxPods`. Given
 * past it, the reservation stays that of the other number and nobody checks it against the ENIs.
 *
 * @see awslabs/amazon-eks-ami: nodeadm/internal/kubelet/config.go, kubeReserved, v20260724
 */
export const maxPodsInPassthrough = rule({
  id: "max-pods-in-passthrough",
  severity: "warning",
  title: "Max pods go through `maxPods`",
  needs: ["group"],
  judge: ({ group }) => {
    const paths =
      group.operatingSystem === OperatingSystem.AL2023
        ? group.nodeConfig.flatMap((document, index) =>
            givenPaths(document, ["kubelet.config.maxPods", "kubelet.maxPodsExpression"]).map(
              (path) => `nodeConfig[${String(index)}].${path}`,
            ),
          )
        : givenPaths(group.bottlerocketSettings, ["kubernetes.max-pods"]).map(
            (path) => `bottlerocketSettings.${path}`,
          );
    return paths.map((path) => ({
      path,
      message:
        "changes max pods alone; the memory reserved for the kubelet would be that of another number, and pods above the ENIs' addresses would stay in ContainerCreating",
      remedy: "write maxPods of the node group",
    }));
  },
});
