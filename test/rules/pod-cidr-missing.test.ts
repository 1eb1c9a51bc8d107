import { podCidrMissing } from "../../rules/pod-cidr-missing";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule pod-cidr-missing", () => {
  it("refuses an overlay without a pod CIDR", () => {
    assertRefused(
      podCidrMissing,
      { cni: { mode: "overlay" } },
      {
        path: "cni.podCidr",
        message: /10\.0\.0\.0\/8.*overlaps most VPCs/,
        remedy: /write cni\.podCidr/,
      },
    );
  });
  it("accepts a pool among the values", () => {
    assertAccepted(podCidrMissing, {
      cni: {
        mode: "overlay",
        values: { ipam: { operator: { clusterPoolIPv4PodCIDRList: ["100.64.0.0/14"] } } },
      },
    });
  });
  it("wants none in ENI mode", () => {
    assertAccepted(podCidrMissing);
  });
});
