import { ciliumValue } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

const HOST = "k8sServiceHost";
const OTHER_WAYS = ["k8sServiceHostRef.name", "k8s.apiServerURLs"] as const;

function fault(host: unknown): string | undefined {
  if (host === "auto") {
    return "needs the ConfigMap kube-public/cluster-info, which EKS does not have";
  }
  if (host === null || host === "") {
    return "removes the address of the API server";
  }
  if (typeof host === "string" && host.includes("://")) {
    return "has a scheme, but a host name alone is allowed";
  }
  return undefined;
}

/**
 * With kube-proxy replacement nobody serves the Service `kubernetes` before Cilium runs: the agent must be
 * told where the API server is, by host name without scheme.
 *
 * @see cilium/cilium: Documentation/network/kubernetes/kubeproxy-free.rst; cilium/charts: cilium-1.20.0, templates/_helpers.tpl, k8sServiceHost
 */
export const kprApiHost = rule({
  id: "kpr-api-host",
  severity: "error",
  title: "Kube-proxy replacement knows the API server",
  needs: ["cni"],
  judge: ({ cni }) => {
    const host = ciliumValue(cni, HOST);
    const what = fault(host);
    const otherWay = OTHER_WAYS.some((path) => Boolean(ciliumValue(cni, path)));
    if (!cni.kubeProxyReplacement || what === undefined || (otherWay && host !== "auto")) {
      return [];
    }
    return [
      {
        path: `cni.values.${HOST}`,
        message: `${show(host)} ${what}; without kube-proxy the agents would not find the API server and no node would become Ready`,
        remedy: "leave it out: the cluster's endpoint is filled in",
      },
    ];
  },
});
