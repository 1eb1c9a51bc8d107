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
  it("knows no limit on an overlay", () => {
    assertAccepted(maxPodsAboveCapacity, {
      cni: { mode: "overlay", podCidr: "100.64.0.0/14" },
      group: { maxPods: 200 },
    });
  });
});
