import { valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * Every restart of Cilium's agent and of calico-node writes the conflist anew, without linkerd-cni, until its installer
 * has added it again. Pods of that moment have no rules, and only the repair controller replaces them.
 *
 * @see cilium/cilium: daemon/cmd/cni/config.go; projectcalico/calico: cni-plugin/pkg/install/install.go, v3.32.1; linkerd/linkerd2-proxy-init: cni-repair-controller/src/lib.rs
 */
export const linkerdRepairOff = rule({
  id: "linkerd-repair-off",
  severity: "warning",
  title: "The repair controller is on",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const enabled = valueAt(linkerd.cniValues, "repairController.enabled");
    return linkerd.cni && (enabled === false || enabled === null)
      ? [
          {
            path: "linkerd.cniValues.repairController.enabled",
            message:
              "false; pods that start while the CNI rewrites its conflist would wait in Init until somebody deletes them",
            remedy: "delete it",
          },
        ]
      : [];
  },
});
