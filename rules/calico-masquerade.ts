import { CniKind, CniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * The VPC does not know the pods' addresses of an overlay. Without translation on the node EC2 drops what pods send
 * beyond the nodes, and that is the API server first: CoreDNS could not start.
 *
 * @see tigera/operator: pkg/controller/ippool/defaults.go, natOutgoing, v1.42.3
 */
export const calicoMasquerade = rule({
  id: "calico-masquerade",
  severity: "error",
  title: "Pods of Calico's overlay reach what is outside of it",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.kind === CniKind.Calico && cni.mode === CniMode.Overlay && !cni.masquerade
      ? [
          {
            path: "cni.masquerade",
            message:
              "false with cni.mode overlay, whose addresses the VPC does not route; EC2 would drop whatever pods send beyond the nodes, to the API server too",
            remedy: "leave it out, or write true",
          },
        ]
      : [],
});
