import { CniKind, CniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * EKS runs the control plane outside of the overlay. A webhook or an aggregated API in a pod times out, and with
 * `failurePolicy: Fail` whatever it is asked about is refused. Nothing of Cilium's own is one.
 *
 * @see cilium/cilium: Documentation/network/concepts/routing.rst, Encapsulation; Amazon EKS Best Practices Guide, "Alternate CNI plugins"
 */
export const ciliumOverlayWebhooks = rule({
  id: "cilium-overlay-webhooks",
  severity: "info",
  title: "Webhooks on Cilium's overlay use the host network",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.kind === CniKind.Cilium && cni.mode === CniMode.Overlay
      ? [
          {
            path: "cni.mode",
            message:
              "the EKS control plane reaches no pod of an overlay: admission webhooks and aggregated APIs (cert-manager, metrics-server, the AWS Load Balancer Controller, Linkerd's injector) time out unless they use the host network; load balancers with IP targets reach none either",
            remedy:
              "write hostNetwork: true into their charts' values, each with ports of its own, and use instance targets; or choose cni.mode: eni",
          },
        ]
      : [],
});
