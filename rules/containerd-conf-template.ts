import { valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * `conf_template` is the path of a Go template, from which containerd renders a conflist of its own when the
 * kubelet sends a pod CIDR: it selects no file. A path such as `10-calico.conflist`, as in the advice that goes
 * around, fails to parse; a template that does parse makes the node Ready before its CNI.
 *
 * @see containerd/containerd: internal/cri/server/update_runtime_config.go, 2026-08-22
 */
export const containerdConfTemplate = rule({
  id: "containerd-conf-template",
  severity: "error",
  title: "containerd leaves the conflist to the CNI",
  needs: ["group"],
  judge: ({ group }) =>
    group.nodeConfig.flatMap((document, index) => {
      const toml = valueAt(document, "containerd.config");
      return typeof toml === "string" && /^[^#\n]*\bconf_template\b/m.test(toml)
        ? [
            {
              path: `nodeConfig[${String(index)}].containerd.config`,
              message: `sets conf_template, which selects no conflist but names a template; "cni plugin not initialized" would stay, or nodes would be Ready before their CNI and break its pods`,
              remedy: "delete conf_template: the CNI writes its conflist when its pod starts",
            },
          ]
        : [];
    }),
});
