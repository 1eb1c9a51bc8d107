import { show, valueAt } from "./document-value";
import { rule } from "./rule";

const KEY = "updateStrategy.rollingUpdate.maxSurge";

/**
 * With a surge the new pod installs before the old one cleans up, and the clean-up deletes the binary that
 * the new pod has just installed. Entry and kubeconfig come back, the binary does not.
 *
 * @see linkerd/linkerd2-proxy-init: cni-plugin/deployment/scripts/install-cni.sh, v1.6.8
 */
export const linkerdMaxSurge = rule({
  id: "linkerd-max-surge",
  severity: "error",
  title: "linkerd-cni never surges",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const surge = valueAt(linkerd.cniValues, KEY);
    const none =
      surge === undefined || surge === null || surge === 0 || surge === "0%" || surge === "0";
    return linkerd.cni && !none
      ? [
          {
            path: `linkerd.cniValues.${KEY}`,
            message: `${show(surge)} is given, 0 is allowed; on every update the old pod would delete the plugin that the new one installed, and no pod of the node could start`,
            remedy: "delete it: one node at a time is the default",
          },
        ]
      : [];
  },
});
