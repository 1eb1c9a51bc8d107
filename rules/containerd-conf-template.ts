import { valueAt } from "./document-value";
import { rule } from "./rule";

/** The setting on a line that is no comment, in a section of either version of containerd's configuration. */
const SETTING = /^[^#\n]*\bconf_template\b/m;

/**
 * `conf_template` selects no file: it is the path of a Go template, from which containerd renders a conflist of its own,
 * and only when the kubelet sends a pod CIDR, which nodes of EKS do not get, while no conflist is there. The advice that
 * goes around, `conf_template = "10-calico.conflist"`, therefore does nothing; with a pod CIDR the relative path fails
 * to parse; and a template that does parse makes the node Ready before its CNI. Both sections take the setting,
 * `io.containerd.grpc.v1.cri` and `io.containerd.cri.v1.runtime`.
 *
 * @see containerd/containerd: internal/cri/server/update_runtime_config.go, 2026-08-22
 */
export const containerdConfTemplate = rule({
  id: "containerd-conf-template",
  severity: "error",
  title: "containerd leaves the conflist to the CNI",
  needs: ["group"],
  judge: ({ group }) =>
    [
      ...group.nodeConfig.map((document, index) => ({
        path: `nodeConfig[${String(index)}].containerd.config`,
        text: valueAt(document, "containerd.config"),
      })),
      ...group.userDataParts.map(({ content }, index) => ({
        path: `userDataParts[${String(index)}].content`,
        text: content,
      })),
    ]
      .filter(({ text }) => typeof text === "string" && SETTING.test(text))
      .map(({ path }) => ({
        path,
        message: `sets conf_template, which selects no conflist but names a template for nodes with a pod CIDR; "cni plugin not initialized" would stay, or nodes would be Ready before their CNI and break its pods`,
        remedy:
          "delete conf_template: the CNI writes its conflist when its pod starts; while it is missing, look at that pod",
      })),
});
