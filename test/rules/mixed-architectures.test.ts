import { mixedArchitectures } from "../../rules/mixed-architectures";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule mixed-architectures", () => {
  it("refuses two architectures in one group", () => {
    assertRefused(
      mixedArchitectures,
      { group: { instanceTypes: ["m7g.large", "m7i.large"] } },
      {
        path: "nodeGroups[0].instanceTypes",
        message:
          /m7g\.large is arm64, m7i\.large is x86_64; one AMI cannot boot on both, and EKS would refuse/,
        remedy: /one node group per architecture/,
      },
    );
  });
  it("accepts several types of one architecture", () => {
    assertAccepted(mixedArchitectures, { group: { instanceTypes: ["m7g.large", "m6g.large"] } });
  });
});
