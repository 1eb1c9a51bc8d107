import { valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * With linkerd-cni the rules are there before the first container. A proxy that is an ordinary container starts after the
 * init containers, whose traffic is led to a port on which nobody listens yet.
 *
 * @see linkerd/website: CNI plugin, "Init containers"
 */
export const linkerdSidecarOff = rule({
  id: "linkerd-sidecar-off",
  severity: "warning",
  title: "The proxy starts before init containers",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.cni &&
    linkerd.controlPlane &&
    valueAt(linkerd.controlPlaneValues, "proxy.nativeSidecar") === false
      ? [
          {
            path: "linkerd.controlPlaneValues.proxy.nativeSidecar",
            message:
              "false, with linkerd-cni; init containers of meshed pods would have no network, and Jobs would not end",
            remedy: "delete it, or run those init containers as user 2102",
          },
        ]
      : [],
});
