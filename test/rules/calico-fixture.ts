import type { CniSettings, Document } from "../../spec/cluster-input";
import type { Difference } from "./spec-fixture";

/** The default stack with Calico's overlay, and a difference of its CNI. */
export function calico(cni: Partial<CniSettings> = {}): Difference {
  const overlay = (cni.mode ?? "overlay") === "overlay";
  return {
    cni: {
      kind: "calico",
      mode: "overlay",
      prefixDelegation: false,
      kubeProxyReplacement: cni.dataplane === "bpf",
      ...(overlay ? { podCidr: "100.64.0.0/16" } : {}),
      ...cni,
    },
    ...(overlay ? {} : { vpcCni: { mode: "installed" } }),
  };
}

/** Calico with values laid over ours. */
export function calicoWith(values: Document, cni: Partial<CniSettings> = {}): Difference {
  return calico({ values, ...cni });
}
