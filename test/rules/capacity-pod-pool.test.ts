import { capacityPodPool } from "../../rules/capacity-pod-pool";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule capacity-pod-pool", () => {
  it("refuses more nodes than the pod CIDR has shares", () => {
    assertRefused(
      capacityPodPool,
      { cni: { mode: "overlay", podCidr: "100.64.0.0/22" } },
      {
        path: "cni.podCidr",
        message: /100\.64\.0\.0\/22 has 4 shares of \/24.*allows 8 nodes \(4 desired\).*NotReady/,
        remedy: /larger block.*larger cni\.podCidrMaskSize than 24/,
      },
    );
  });
  it("follows the mask of a share and the pool of Helm values", () => {
    assertAccepted(capacityPodPool, {
      cni: { mode: "overlay", podCidr: "100.64.0.0/22", podCidrMaskSize: 25 },
    });
    assertRefused(
      capacityPodPool,
      {
        cni: {
          mode: "overlay",
          podCidr: "100.64.0.0/14",
          values: {
            ipam: {
              operator: {
                clusterPoolIPv4PodCIDRList: ["100.64.0.0/26", "100.64.1.0/26"],
                clusterPoolIPv4MaskSize: 28,
              },
            },
          },
        },
        group: { scaling: { min: 0, max: 5, desired: 1 } },
      },
      {
        path: "cni.values.ipam.operator.clusterPoolIPv4PodCIDRList",
        message: /100\.64\.0\.0\/26, 100\.64\.1\.0\/26 has 8 shares of \/28.*allows 9 nodes/,
        remedy: /larger block, for example "100\.64\.0\.0\/14"$/,
      },
    );
  });
  it("refuses a share that is larger than the whole pod CIDR", () => {
    assertRefused(
      capacityPodPool,
      { cni: { mode: "overlay", podCidr: "100.64.0.0/22", podCidrMaskSize: 21 } },
      { path: "cni.podCidr", message: /has 0 shares of \/21/, remedy: /larger/ },
    );
  });
  it("has nothing to say of other modes and of Calico", () => {
    assertAccepted(capacityPodPool);
    assertAccepted(capacityPodPool, {
      cni: { kind: "calico", mode: "overlay", podCidr: "100.64.0.0/22" },
    });
  });
});
