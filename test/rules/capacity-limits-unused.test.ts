import { capacityLimitsUnused } from "../../rules/capacity-limits-unused";
import { assertAccepted, assertRefused } from "./spec-fixture";

const instanceLimits = { enis: 2, ipv4PerEni: 4 };

describe("rule capacity-limits-unused", () => {
  it("warns of limits for types that the table knows", () => {
    assertRefused(
      capacityLimitsUnused,
      { group: { instanceLimits } },
      {
        path: "nodeGroups[0].instanceLimits",
        message: /knows m7g\.large \(3 x 10 addresses\); 2 x 4 would change nothing/,
        remedy: /remove it/,
      },
    );
  });
  it("accepts them where one type needs them", () => {
    assertAccepted(capacityLimitsUnused, {
      group: { instanceTypes: ["m7g.large", "m99g.large"], instanceLimits },
    });
    assertAccepted(capacityLimitsUnused);
  });
});
