import { CalicoDataplane, CniMode } from "../../../../spec/choices";
import type { Document } from "../../../../spec/cluster-input";
import { objectOf } from "../helm";
import type { Facts, RenderedRelease } from "./facts";

/** The Installation that the operator acts on, and what it needs before a node has a network. */
export function calicoFacts({ rendered, spec }: RenderedRelease): Facts {
  const { cni } = spec;
  const overlay = cni.mode === CniMode.Overlay;
  const bpf = cni.dataplane === CalicoDataplane.Bpf;
  const installation = objectOf(rendered, "Installation", "default")["spec"] as Document;
  const network = installation["calicoNetwork"] as Document;
  const [pool] = (network["ipPools"] ?? []) as Document[];
  const operator = objectOf(rendered, "Deployment", "tigera-operator")["spec"].template.spec;
  return {
    actual: {
      provider: installation["kubernetesProvider"],
      cni: installation["cni"].type,
      flexVolumePath: installation["flexVolumePath"],
      csi: installation["kubeletVolumePluginPath"],
      bgp: network["bgp"],
      dataplane: network["linuxDataplane"],
      pool: pool === undefined ? undefined : [pool["cidr"], pool["encapsulation"]],
      "address of a node": network["nodeAddressAutodetectionV4"]?.kubernetes as unknown,
      "operator on the host network": operator.hostNetwork as unknown,
    },
    expected: {
      provider: "EKS",
      cni: overlay ? "Calico" : "AmazonVPC",
      flexVolumePath: "None",
      csi: "None",
      bgp: "Disabled",
      dataplane: bpf ? "BPF" : "Iptables",
      pool: overlay ? [cni.podCidr, "VXLAN"] : undefined,
      "address of a node": overlay || bpf ? "NodeInternalIP" : undefined,
      "operator on the host network": true,
    },
  };
}
