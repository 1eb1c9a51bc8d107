import type { CniSettings, Document } from "../../spec/cluster-input";
import type { Difference } from "./spec-fixture";

/** The default stack with Cilium's overlay, and a difference of its CNI. */
export function overlay(cni: Partial<CniSettings> = {}): Difference {
  return {
    cni: { mode: "overlay", prefixDelegation: false, podCidr: "100.64.0.0/16", ...cni },
  };
}

/** The default stack with Cilium on aws-vpc-cni, and a difference of its CNI. */
export function chained(cni: Partial<CniSettings> = {}): Difference {
  return {
    vpcCni: { mode: "installed", as: "addon" },
    cni: { mode: "chained", prefixDelegation: false, ...cni },
  };
}

/** Cilium's overlay with values laid over ours. */
export function overlayWith(values: Document): Difference {
  return overlay({ values });
}
