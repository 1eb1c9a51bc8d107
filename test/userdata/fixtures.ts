import { resolveCni, resolveNodeGroup } from "../../spec/resolve";
import type { CniSpec, NodeGroupSpec } from "../../spec/cluster-spec";
import type { NodeGroupSettings } from "../../spec/cluster-input";
import type { UserDataContext } from "../../userdata";

export const cilium: CniSpec = resolveCni({ kind: "cilium", mode: "eni" }, "dev", "eu-central-1");
export const calico: CniSpec = resolveCni(
  { kind: "calico", mode: "overlay" },
  "dev",
  "eu-central-1",
);

/** A cluster with short, fake values. */
export function context(over: { serviceCidr?: string; cni?: CniSpec } = {}): UserDataContext {
  return {
    cluster: {
      name: "dev",
      apiServerEndpoint:
        "https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
      certificateAuthority: "Zm9v",
      serviceCidr: over.serviceCidr ?? "172.20.0.0/16",
    },
    cni: over.cni ?? cilium,
    maxPods: 110,
    kubernetesVersion: "1.35",
  };
}

/** A node group with every default. */
export function group(over: Partial<NodeGroupSettings> = {}): NodeGroupSpec {
  return resolveNodeGroup({
    name: "general",
    operatingSystem: "AL2023",
    instanceTypes: ["m7g.large"],
    scaling: { min: 2, max: 4, desired: 2 },
    ...over,
  });
}

/** Freezes everything that can be reached, so that a change of an argument throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
