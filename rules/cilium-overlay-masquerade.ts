import { CniKind, CniMode } from "../spec/choices";
import { ciliumValue, isGivenButNotOn } from "./cilium-values";
import { rule } from "./rule";

/**
 * The VPC does not know the pods' addresses of an overlay. Without translation on the node EC2's source check drops
 * what pods send beyond the nodes, and that is the API server first: CoreDNS could not start.
 *
 * @see cilium/cilium: Documentation/network/concepts/masquerading.rst; Amazon VPC User Guide, "Disable source/destination checks"
 */
export const ciliumOverlayMasquerade = rule({
  id: "cilium-overlay-masquerade",
  severity: "error",
  title: "Pods of Cilium's overlay reach what is outside of it",
  needs: ["cni"],
  judge: ({ cni }) => {
    if (cni.kind !== CniKind.Cilium || cni.mode !== CniMode.Overlay) return [];
    const wrong = [
      ...(cni.masquerade ? [] : ["cni.masquerade"]),
      ...(isGivenButNotOn(ciliumValue(cni, "enableIPv4Masquerade"))
        ? ["cni.values.enableIPv4Masquerade"]
        : []),
    ];
    return wrong.map((path) => ({
      path,
      message:
        "not true with cni.mode overlay, whose addresses the VPC does not route; EC2 would drop whatever pods send beyond the nodes, to the API server too",
      remedy: "leave it out",
    }));
  },
});
