import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isOlder } from "../pins/version-order";
import { valueAt } from "./document-value";
import { effectiveImageVersion } from "./effective-linkerd";
import { rule } from "./rule";

/**
 * A native sidecar is an init container that goes on running. Older plugins look for the proxy among the containers only,
 * do not find it and make no rules.
 *
 * @see linkerd/linkerd2-proxy-init: cni-plugin/main.go, cni-plugin/v1.5.0
 */
export const linkerdSidecarImage = rule({
  id: "linkerd-sidecar-image",
  severity: "error",
  title: "The plugin finds native sidecars",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const { value, path } = effectiveImageVersion(linkerd);
    const native = valueAt(linkerd.controlPlaneValues, "proxy.nativeSidecar") !== false;
    return linkerd.cni &&
      linkerd.controlPlane &&
      native &&
      isOlder(value, FIRST_VERSIONS.linkerdNativeSidecar.image)
      ? [
          {
            path,
            message: `${value} does not find the proxy among the init containers; no rules would be made, and the network validator would let no meshed pod start`,
            remedy: `write ${FIRST_VERSIONS.linkerdNativeSidecar.image} or later, or leave it out`,
          },
        ]
      : [];
  },
});
