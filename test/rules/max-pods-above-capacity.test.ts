import { maxPodsAboveCapacity } from "../../rules/max-pods-above-capacity";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule max-pods-above-capacity", () => {
  it("refuses more pods than addresses", () => {
    assertRefused(
      maxPodsAboveCapacity,
      { cni: { prefixDelegation: false }, group: { maxPods: 60 } },
      {
        path: "nodeGroups[0].maxPods",
        message: /60, but the ENIs.*hold 27 addresses.*would stay in ContainerCreating/,
        remedy: /write 27 or less, write cni\.prefixDelegation: true/,
      },
    );
  });
  it("accepts them with prefixes", () => {
    assertAccepted(maxPodsAboveCapacity, { group: { maxPods: 110 } });
  });
  it("refuses more pods than a node's share of an overlay", () => {
    assertRefused(
      maxPodsAboveCapacity,
      {
        cni: { mode: "overlay", podCidr: "100.64.0.0/14", podCidrMaskSize: 26 },
        group: { maxPods: 110 },
      },
      {
        path: "nodeGroups[0].maxPods",
        message: /110, but a node's share of the pod CIDR holds 62 addresses/,
        remedy: /write 62 or less, write a smaller cni\.podCidrMaskSize/,
      },
    );
    assertAccepted(maxPodsAboveCapacity, {
      cni: { mode: "overlay", podCidr: "100.64.0.0/14" },
      group: { maxPods: 254 },
    });
  });
  it("knows no limit on Calico's overlay", () => {
    assertAccepted(maxPodsAboveCapacity, {
      cni: { kind: "calico", mode: "overlay", podCidr: "100.64.0.0/14" },
      group: { maxPods: 400 },
    });
  });
  it("believes the limits given for a type that the table lacks", () => {
    assertRefused(
      maxPodsAboveCapacity,
      {
        cni: { prefixDelegation: false },
        group: {
          instanceTypes: ["m99g.large"],
          instanceLimits: { enis: 2, ipv4PerEni: 4 },
          maxPods: 7,
        },
      },
      { path: "nodeGroups[0].maxPods", message: /hold 6 addresses/, remedy: /write 6 or less/ },
    );
  });
});
