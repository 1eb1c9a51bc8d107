import assert from "node:assert/strict";
import type { ClusterInput } from "../../spec/cluster-input";
import { UNKNOWN } from "../../spec/known";
import { resolveClusterSpec } from "../../spec/resolve";
import type { ClusterArgs } from "../../components/cluster-args";

const INPUT: ClusterInput = {
  region: "eu-central-1",
  cluster: { name: "dev", version: "1.35" },
  cni: { kind: "cilium", mode: "eni" },
  nodeGroups: [
    {
      name: "general",
      operatingSystem: "AL2023",
      instanceTypes: ["m7g.large"],
      scaling: { min: 0, max: 4, desired: 0 },
    },
  ],
};

/** Compiles only while the content of a stack file may be passed to `new Cluster` as it is. */
const asArgs: ClusterArgs = INPUT;

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

describe("resolving a cluster", () => {
  it("lets a stack file's content be the arguments of Cluster", () => {
    assert.equal(asArgs.cluster.name, "dev");
  });

  it("leaves its argument alone", () => {
    assert.doesNotThrow(() => resolveClusterSpec(frozen(structuredClone(INPUT))));
  });

  it("keeps what was said, also when it is false or zero", () => {
    const spec = resolveClusterSpec({
      ...INPUT,
      cluster: { ...INPUT.cluster, endpoint: { public: false } },
      cni: { ...INPUT.cni, kubeProxyReplacement: false, prefixDelegation: false },
    });
    assert.equal(spec.endpoint.public, false);
    assert.equal(spec.cni.kubeProxyReplacement, false);
    assert.equal(spec.cni.prefixDelegation, false);
    assert.equal(spec.nodeGroups[0]?.scaling.desired, 0);
  });

  it("gives ENI mode prefixes and no masquerading, an overlay the opposite", () => {
    const eni = resolveClusterSpec(INPUT).cni;
    const overlay = resolveClusterSpec({ ...INPUT, cni: { kind: "cilium", mode: "overlay" } }).cni;
    assert.deepEqual([eni.prefixDelegation, eni.masquerade], [true, false]);
    assert.deepEqual([overlay.prefixDelegation, overlay.masquerade], [false, true]);
  });

  it("marks a foreign value that another resource will only have later", () => {
    const later = UNKNOWN as unknown as string;
    const spec = resolveClusterSpec({
      ...INPUT,
      cluster: {
        ...INPUT.cluster,
        network: { vpcId: "vpc-1", subnetIds: ["subnet-1", later] },
      },
    });
    assert.ok(spec.network.kind === "existing");
    assert.deepEqual(spec.network.vpcId, { known: true, value: "vpc-1" });
    assert.deepEqual(spec.network.subnetIds, {
      known: true,
      value: [{ known: true, value: "subnet-1" }, { known: false }],
    });
  });
});
