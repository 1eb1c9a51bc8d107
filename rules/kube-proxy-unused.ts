import { rule } from "./rule";

/**
 * With kube-proxy replacement kube-proxy is not installed, so settings for it reach nothing.
 *
 * @see cilium/cilium: Documentation/network/kubernetes/kubeproxy-free.rst
 */
export const kubeProxyUnused = rule({
  id: "kube-proxy-unused",
  severity: "error",
  title: "kube-proxy is adjusted only where it runs",
  needs: ["cni", "addons"],
  judge: ({ cni, addons }) =>
    cni.kubeProxyReplacement && addons["kubeProxy"] !== undefined
      ? [
          {
            path: "addons.kubeProxy",
            message:
              "given although cni.kubeProxyReplacement is true and kube-proxy is not installed; the entry would be ignored",
            remedy: "delete the entry, or write cni.kubeProxyReplacement: false",
          },
        ]
      : [],
});
