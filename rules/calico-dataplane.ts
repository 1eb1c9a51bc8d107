import { CalicoDataplane, CniKind } from "../spec/choices";
import { rule } from "./rule";

/**
 * With eBPF Calico serves Services and clears kube-proxy's iptables rules away; with iptables it serves none. Somebody
 * has to, and only one. Cilium has one dataplane.
 *
 * @see projectcalico/calico: felix/config/config_params.go, BPFKubeProxyIptablesCleanupEnabled, v3.32.1; tigera/docs: calico/operations/ebpf/install.mdx
 */
export const calicoDataplane = rule({
  id: "calico-dataplane",
  severity: "error",
  title: "One program serves Services",
  needs: ["cni"],
  judge: ({ cni }) => {
    const bpf = cni.dataplane === CalicoDataplane.Bpf;
    if (cni.kind !== CniKind.Calico) {
      return bpf
        ? [
            {
              path: "cni.dataplane",
              message: `bpf is a choice of Calico's, and cni.kind is ${cni.kind}; it would be ignored in silence`,
              remedy:
                "delete it: Cilium's dataplane is eBPF, and cni.kubeProxyReplacement says who serves Services",
            },
          ]
        : [];
    }
    if (bpf === cni.kubeProxyReplacement) return [];
    return [
      {
        path: "cni.kubeProxyReplacement",
        message: bpf
          ? "false, although Calico serves Services with dataplane bpf; it and kube-proxy would take turns to write and to clear the same iptables rules"
          : "true, although Calico serves no Services with dataplane iptables; nobody would, and calico-node itself could not reach the API",
        remedy: bpf
          ? "leave it out: kube-proxy is not installed then"
          : "leave it out, or write cni.dataplane: bpf",
      },
    ];
  },
});
