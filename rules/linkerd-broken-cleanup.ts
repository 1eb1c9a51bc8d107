import { effectiveImageVersion } from "./effective-linkerd";
import { PINS } from "../pins/pins";
import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isAtLeast, isOlder } from "../pins/version-order";
import { rule } from "./rule";

/** First image that watches its token, and with it the first whose clean-up fails. */
const FIRST_BROKEN = "v1.6.0";

/**
 * The clean-up of v1.6.0 and v1.6.1 fails on its own `kill`: entry, kubeconfig and binary stay behind, with
 * the token of a pod that is gone. The next upgrade then meets "Unauthorized" on every node.
 *
 * @see linkerd/linkerd2-proxy-init#494; linkerd/linkerd2#13780
 */
export const linkerdBrokenCleanup = rule({
  id: "linkerd-broken-cleanup",
  severity: "error",
  title: "The plugin's image cleans up behind itself",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const { value, path } = effectiveImageVersion(linkerd);
    return linkerd.cni &&
      isAtLeast(value, FIRST_BROKEN) &&
      isOlder(value, FIRST_VERSIONS.linkerdCleanUp.image)
      ? [
          {
            path,
            message: `${value} leaves its token behind when its pod ends; on the next upgrade sandboxes would fail with "Unauthorized", node by node`,
            remedy: `write ${PINS.images.linkerdCniPlugin.version}, or leave it out`,
          },
        ]
      : [];
  },
});
