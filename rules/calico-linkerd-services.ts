import { CalicoDataplane } from "../spec/choices";
import { calicoValue } from "./calico-values";
import { show } from "./document-value";
import { rule } from "./rule";

const KEY = "defaultFelixConfiguration.bpfConnectTimeLoadBalancing";

/**
 * With eBPF Calico rewrites a Service's address in the connect call, before Linkerd's proxy sees it: requests would be
 * balanced per connection, and policies by Service would not match. Cilium's `socketLB` is the same.
 *
 * @see projectcalico/calico: felix/config/config_params.go, BPFConnectTimeLoadBalancing, v3.32.1; linkerd/website: Cluster configuration
 */
export const calicoLinkerdServices = rule({
  id: "calico-linkerd-services",
  severity: "error",
  title: "Linkerd sees the addresses of Services",
  needs: ["cni", "linkerd"],
  judge: ({ cni, linkerd }) => {
    const value = calicoValue(cni, KEY);
    const off = calicoValue(cni, "defaultFelixConfiguration.enabled") === false;
    return (linkerd.cni || linkerd.controlPlane) &&
      cni.dataplane === CalicoDataplane.Bpf &&
      (off || (value !== undefined && value !== "Disabled"))
      ? [
          {
            path: `cni.values.${off ? "defaultFelixConfiguration.enabled" : KEY}`,
            message: `${off ? "false, which takes our setting away" : show(value)}; Linkerd's proxy would see a pod's address instead of the Service's, and would balance and authorize by connection`,
            remedy: "delete the value",
          },
        ]
      : [];
  },
});
