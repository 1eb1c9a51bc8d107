import { IptablesMode } from "../spec/choices";
import { effectiveIptablesMode } from "./effective-linkerd";
import { rule } from "./rule";

/**
 * One DaemonSet has one mode for all nodes, and `plain` is the only one whose commands both AL2023 and
 * every Bottlerocket variant have.
 *
 * @see linkerd/linkerd2#14538
 */
export const linkerdMixedOs = rule({
  id: "linkerd-mixed-os",
  severity: "error",
  title: "Mixed operating systems use plain",
  needs: ["linkerd", "nodeGroups"],
  judge: ({ linkerd, nodeGroups }) => {
    const { value, path } = effectiveIptablesMode(linkerd);
    const systems = [...new Set(nodeGroups.map((group) => group.operatingSystem))];
    return linkerd.cni && systems.length > 1 && value !== IptablesMode.Plain
      ? [
          {
            path,
            message: `${value}, with ${systems.join(" and ")} in one cluster; meshed pods on one of them would fail with "exit status 127" or use another backend than the node`,
            remedy: "write plain",
          },
        ]
      : [];
  },
});
