import { OperatingSystem } from "../spec/choices";
import { valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * A node group has one channel for taints. A list in a later NodeConfig replaces an earlier one, and a flag
 * overrides both: the CNI's startup taint is lost, and pods land on the node before the CNI.
 *
 * @see awslabs/amazon-eks-ami: nodeadm/internal/api/merge.go, v20260724; Amazon EKS User Guide, "Customize managed nodes with launch templates"
 */
export const taintsInPassthrough = rule({
  id: "taints-in-passthrough",
  severity: "error",
  title: "Taints go through `taints`",
  needs: ["group"],
  judge: ({ group }) => {
    const inNodeConfig = group.nodeConfig.flatMap((document, index) => {
      const flags = valueAt(document, "kubelet.flags");
      const byFlag =
        Array.isArray(flags) &&
        flags.some((flag) => typeof flag === "string" && flag.startsWith("--register-with-taints"));
      const byConfig = valueAt(document, "kubelet.config.registerWithTaints") !== undefined;
      return [
        ...(byConfig ? [`nodeConfig[${String(index)}].kubelet.config.registerWithTaints`] : []),
        ...(byFlag ? [`nodeConfig[${String(index)}].kubelet.flags`] : []),
      ];
    });
    const inSettings =
      group.operatingSystem === OperatingSystem.Bottlerocket &&
      valueAt(group.bottlerocketSettings, "kubernetes.node-taints") !== undefined
        ? ["bottlerocketSettings.kubernetes.node-taints"]
        : [];
    return [...inNodeConfig, ...inSettings].map((path) => ({
      path,
      message:
        "is a second channel for taints; the CNI's startup taint could be lost, and pods would start on nodes that have no CNI yet",
      remedy: "write the taints in `taints` of the node group",
    }));
  },
});
