import { ciliumValue, isGivenButNotOn } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

/**
 * Kube-proxy replacement rewrites a Service's address in the socket call, before Linkerd's proxy sees it:
 * the proxy then knows only a pod address. `socketLB.hostNamespaceOnly` keeps it out of pods.
 *
 * @see linkerd/website: "Cluster configuration", Cilium; cilium/cilium: pkg/option/config.go, bpf-lb-sock-hostns-only
 */
export const ciliumSocketLb = rule({
  id: "cilium-socket-lb",
  severity: "error",
  title: "Socket load balancing stays out of meshed pods",
  needs: ["cni", "linkerd"],
  judge: ({ cni, linkerd }) => {
    const value = ciliumValue(cni, "socketLB.hostNamespaceOnly");
    const switchedOff = ciliumValue(cni, "socketLB.enabled") === false;
    const meshed = linkerd.cni || linkerd.controlPlane;
    return meshed && cni.kubeProxyReplacement && isGivenButNotOn(value) && !switchedOff
      ? [
          {
            path: "cni.values.socketLB.hostNamespaceOnly",
            message: `${show(value)}, with kube-proxy replacement and Linkerd; the proxy would see pod addresses instead of Services, without load balancing per request or policy`,
            remedy: "write true, or leave it out",
          },
        ]
      : [];
  },
});
