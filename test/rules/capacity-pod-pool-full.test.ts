import { capacityPodPoolFull } from "../../rules/capacity-pod-pool-full";
import { assertAccepted, assertRefused } from "./spec-fixture";

const calico = { kind: "calico", mode: "overlay", podCidr: "100.64.0.0/22" } as const;

describe("rule capacity-pod-pool-full", () => {
  it("warns of more pods than Calico's blocks hold", () => {
    // 108 pods with an address and the tunnel's: two blocks of 64 for each of nine nodes.
    assertRefused(
      capacityPodPoolFull,
      { cni: calico, group: { scaling: { min: 0, max: 5, desired: 1 } } },
      {
        path: "cni.podCidr",
        message: /has 16 blocks of \/26.*9 nodes with all their pods would take 18/,
        remedy: /lower scaling\.max or maxPods/,
      },
    );
  });
  it("follows the block size of Helm values", () => {
    const ipPools = [{ cidr: "100.64.0.0/22", blockSize: 25 }];
    assertAccepted(capacityPodPoolFull, { cni: calico });
    assertRefused(
      capacityPodPoolFull,
      {
        cni: { ...calico, values: { installation: { calicoNetwork: { ipPools } } } },
        group: { scaling: { min: 0, max: 5, desired: 1 } },
      },
      {
        path: "cni.values.installation.calicoNetwork.ipPools",
        message: /has 8 blocks of \/25.*9 nodes/,
        remedy: /larger block/,
      },
    );
  });
  it("leaves Cilium's pool to another rule", () => {
    assertAccepted(capacityPodPoolFull, { cni: { mode: "overlay", podCidr: "100.64.0.0/24" } });
  });
});
