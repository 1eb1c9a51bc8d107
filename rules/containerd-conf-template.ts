import { valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * `conf_template` makes containerd write a conflist of its own from a template file, beside the CNI's. With
 * a file that does not exist, as `10-calico.conflist` in the advice that goes around, it writes nothing and
 * "cni plugin not initialized" stays.
 *
 * @see containerd/containerd: internal/cri/config/config.go, NetworkConfTemplate
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
              message:
                'sets conf_template, with which containerd writes a conflist from a template instead of waiting for the CNI\'s; nodes would stay NotReady with "cni plugin not initialized", or pods would start on the wrong conflist',
              remedy: "delete conf_template: the CNI writes its conflist when its pod starts",
            },
          ]
        : [];
    }),
});
