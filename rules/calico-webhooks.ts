import { CniKind, CniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * EKS runs the control plane outside of the overlay. A webhook or an aggregated API in a pod times out, and with
 * `failurePolicy: Fail` whatever it is asked about is refused. Calico's own API server is put on the host network.
 *
 * @see tigera/docs: calico/getting-started/kubernetes/managed-public-cloud/eks.mdx; tigera/operator: pkg/render/apiserver.go, HostNetworkRequired, v1.42.3
 */
export const calicoWebhooks = rule({
  id: "calico-webhooks",
  severity: "info",
  title: "Webhooks on Calico's overlay use the host network",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.kind === CniKind.Calico && cni.mode === CniMode.Overlay
      ? [
          {
            path: "cni.mode",
            message:
              "the EKS control plane reaches no pod of an overlay: admission webhooks and aggregated APIs (cert-manager, metrics-server, the AWS Load Balancer Controller, Linkerd's injector) time out unless they use the host network",
            remedy:
              "write hostNetwork: true into their charts' values, each with ports of its own, or choose cni.mode: policyOnly",
          },
        ]
      : [],
});
