import { prefixDelegationXen } from "../../rules/prefix-delegation-xen";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule prefix-delegation-xen", () => {
  it("warns of instances that take no prefixes", () => {
    assertRefused(
      prefixDelegationXen,
      { group: { instanceTypes: ["m4.large"] } },
      {
        path: "nodeGroups[0].instanceTypes",
        message: /m4\.large is not on the Nitro System.*would hold far fewer pods/,
        remedy: /newer generation/,
      },
    );
  });
  it("accepts them without prefixes", () => {
    assertAccepted(prefixDelegationXen, {
      cni: { prefixDelegation: false },
      group: { instanceTypes: ["m4.large"] },
    });
  });
});
