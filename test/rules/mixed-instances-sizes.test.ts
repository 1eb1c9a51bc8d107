import { mixedInstancesSizes } from "../../rules/mixed-instances-sizes";
import { assertAccepted, assertRefused } from "./spec-fixture";

const group = { kind: "selfManaged", instanceTypes: ["m7g.large", "m7g.8xlarge"] } as const;

describe("rule mixed-instances-sizes", () => {
  it("warns that the smallest type decides, with the numbers", () => {
    assertRefused(
      mixedInstancesSizes,
      { group: { ...group, instanceTypes: [...group.instanceTypes] } },
      {
        path: "nodeGroups[0].instanceTypes",
        message: /m7g\.large 110, m7g\.8xlarge 250.*would allow 110.*half empty/,
        remedy: /one group per size/,
      },
    );
  });
  it("says nothing where the number is written, on managed groups, and of types that nobody knows", () => {
    const instanceTypes = [...group.instanceTypes];
    assertAccepted(mixedInstancesSizes, { group: { ...group, instanceTypes, maxPods: 110 } });
    assertAccepted(mixedInstancesSizes, { group: { ...group, instanceTypes, kind: "managed" } });
    assertAccepted(mixedInstancesSizes, {
      group: { ...group, instanceTypes: ["m7g.large", "c7g.large", "x99.huge"] },
    });
  });
});
