import { effectiveImageVersion } from "./effective-linkerd";
import { PINS } from "../pins/pins";
import { isPreRelease } from "../pins/version-order";
import { rule } from "./rule";

/**
 * The installer in Go leaves a kubeconfig that every process of the node can read, ends without clean-up on
 * errors, and has neither shell nor jq for a repair. It is the default of charts from 2026.7.1 on.
 *
 * @see linkerd/linkerd2-proxy-init: cni-plugin/v1.7.0-alpha.1
 */
export const linkerdAlphaImage = rule({
  id: "linkerd-alpha-image",
  severity: "warning",
  title: "The plugin's image is a release",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const { value, path } = effectiveImageVersion(linkerd);
    return linkerd.cni && isPreRelease(value)
      ? [
          {
            path,
            message: `${value} is a pre-release; its token file would be readable by every process of the node, and an error would end it without clean-up`,
            remedy: `write ${PINS.images.linkerdCniPlugin.version}, or leave it out`,
          },
        ]
      : [];
  },
});
