import { CniKind } from "../spec/choices";
import { ciliumValue, isOn } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

/**
 * Whether kube-proxy is installed follows `cni.kubeProxyReplacement`; a value that says the opposite leaves
 * the cluster with nobody who serves Services, or with two.
 *
 * @see cilium/charts: cilium-1.20.0, templates/cilium-configmap.yaml, kube-proxy-replacement
 */
export const kprContradiction = rule({
  id: "kpr-contradiction",
  severity: "error",
  title: "Kube-proxy replacement is decided in one place",
  needs: ["cni"],
  judge: ({ cni }) => {
    const value = ciliumValue(cni, "kubeProxyReplacement");
    if (cni.kind !== CniKind.Cilium || value === undefined) {
      return [];
    }
    return isOn(value) === cni.kubeProxyReplacement
      ? []
      : [
          {
            path: "cni.values.kubeProxyReplacement",
            message: `${show(value)}, while cni.kubeProxyReplacement is ${String(cni.kubeProxyReplacement)}; ${
              cni.kubeProxyReplacement ? "nobody" : "both kube-proxy and Cilium"
            } would serve Services`,
            remedy: "decide with cni.kubeProxyReplacement and delete the value",
          },
        ];
  },
});
