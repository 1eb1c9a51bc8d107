import { spotSingleType } from "../../rules/spot-single-type";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule spot-single-type", () => {
  it("warns of spot with one type", () => {
    assertRefused(
      spotSingleType,
      { group: { capacityType: "spot" } },
      {
        path: "nodeGroups[0].instanceTypes",
        message: /m7g\.large alone.*would take all nodes/,
        remedy: /three or more types/,
      },
    );
  });
  it("accepts several types", () => {
    assertAccepted(spotSingleType, {
      group: { capacityType: "spot", instanceTypes: ["m7g.large", "m6g.large", "c7g.xlarge"] },
    });
  });
});
