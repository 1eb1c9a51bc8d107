import { instanceTypeUnknown } from "../../rules/instance-type-unknown";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule instance-type-unknown", () => {
  it("refuses a misspelt type and names the nearest", () => {
    assertRefused(
      instanceTypeUnknown,
      { group: { instanceTypes: ["m7g.lareg"] } },
      {
        path: "nodeGroups[0].instanceTypes[0]",
        message: /"m7g\.lareg" is not in the table.*EC2 would refuse/,
        remedy: /write "m7g\.large", or give maxPods/,
      },
    );
  });
  it("believes who gives max pods for a new type", () => {
    assertAccepted(instanceTypeUnknown, { group: { instanceTypes: ["m99g.large"], maxPods: 50 } });
  });
});
