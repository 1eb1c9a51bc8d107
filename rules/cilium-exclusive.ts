import { ciliumValue } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

/**
 * `cni.exclusive` is true in the chart: the agent then rewrites its conflist on every change and renames
 * foreign ones, linkerd-cni appends itself again, and neither ever stops.
 *
 * @see cilium/cilium: daemon/cmd/cni/config.go; cilium/cilium#26760, cilium/cilium#30614
 */
export const ciliumExclusive = rule({
  id: "cilium-exclusive",
  severity: "error",
  title: "Cilium leaves the conflist to linkerd-cni too",
  needs: ["cni", "linkerd"],
  judge: ({ cni, linkerd }) => {
    const value = ciliumValue(cni, "cni.exclusive");
    return linkerd.cni && value !== undefined && value !== false && value !== "false"
      ? [
          {
            path: "cni.values.cni.exclusive",
            message: `${show(value)}, with linkerd-cni; Cilium would remove linkerd-cni from the conflist as often as it is added, and meshed pods would start without rules`,
            remedy: "write false, or leave it out",
          },
        ]
      : [];
  },
});
