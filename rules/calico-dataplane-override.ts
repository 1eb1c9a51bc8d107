import { CalicoDataplane } from "../spec/choices";
import { calicoValue } from "./calico-values";
import { show } from "./document-value";
import { rule } from "./rule";

const NETWORK = "installation.calicoNetwork";

/** What the operator calls our dataplanes. */
const NAMES: Readonly<Record<CalicoDataplane, string>> = { iptables: "Iptables", bpf: "BPF" };

/** Ways to start eBPF beside a kube-proxy, which these clusters do not have. */
const BESIDE_KUBE_PROXY = ["bpfNetworkBootstrap", "kubeProxyManagement"] as const;

/**
 * Whether kube-proxy is installed follows `cni.dataplane`. The operator's own way to eBPF starts beside a kube-proxy
 * and switches it off: it reaches the API by a Service address, which nobody serves here.
 *
 * @see tigera/operator: pkg/controller/utils/bpf.go and pkg/controller/kubeproxy/controller.go, v1.42.3
 */
export const calicoDataplaneOverride = rule({
  id: "calico-dataplane-override",
  severity: "error",
  title: "Calico's dataplane is decided in one place",
  needs: ["cni"],
  judge: ({ cni }) => {
    const dataplane = calicoValue(cni, `${NETWORK}.linuxDataplane`);
    const expected = NAMES[cni.dataplane];
    return [
      ...(dataplane === undefined || dataplane === expected
        ? []
        : [
            {
              path: `cni.values.${NETWORK}.linuxDataplane`,
              message: `${show(dataplane)}, while cni.dataplane ${cni.dataplane} means ${show(expected)}; nobody would serve Services, or two programs would`,
              remedy: "delete the value and write cni.dataplane: bpf or iptables",
            },
          ]),
      ...BESIDE_KUBE_PROXY.filter((key) => calicoValue(cni, `${NETWORK}.${key}`) === "Enabled").map(
        (key) => ({
          path: `cni.values.${NETWORK}.${key}`,
          message: `"Enabled" is for a cluster that starts with kube-proxy; the operator would report Calico as degraded and never render it`,
          remedy:
            "delete the value: the API server's address is filled in, and kube-proxy is not installed",
        }),
      ),
    ];
  },
});
