import { scalingRange } from "../../rules/scaling-range";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule scaling-range", () => {
  it("refuses more desired nodes than the maximum", () => {
    assertRefused(
      scalingRange,
      { group: { scaling: { min: 1, max: 2, desired: 3 } } },
      {
        path: "nodeGroups[0].scaling",
        message: /min 1, desired 3, max 2.*EKS would refuse/,
        remedy: /desired: 2/,
      },
    );
  });
  it("accepts a group that starts empty", () => {
    assertAccepted(scalingRange, { group: { scaling: { min: 0, max: 2, desired: 0 } } });
  });
});
