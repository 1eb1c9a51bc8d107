import { CniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * Prefixes belong to ENIs, and on an overlay pods have no address of one.
 *
 * @see cilium/cilium: Documentation/network/concepts/ipam/eni.rst; projectcalico/calico: charts/crd.projectcalico.org.v1, operator.tigera.io_installations.yaml, v3.32.1
 */
export const overlayPrefixDelegation = rule({
  id: "overlay-prefix-delegation",
  severity: "error",
  title: "Prefixes are asked for where ENIs give addresses",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.mode === CniMode.Overlay && cni.prefixDelegationGiven
      ? [
          {
            path: "cni.prefixDelegation",
            message:
              "true with cni.mode overlay, whose addresses come from cni.podCidr and from no ENI; it would be ignored in silence",
            remedy: "delete it",
          },
        ]
      : [],
});
