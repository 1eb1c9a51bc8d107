import { vpcCniMinimumAddresses } from "../../rules/vpc-cni-minimum-addresses";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { withVariables } from "./vpc-cni-fixture";

describe("rule vpc-cni-minimum-addresses", () => {
  it("warns of a minimum that is also the maximum", () => {
    assertRefused(vpcCniMinimumAddresses, withVariables({ MINIMUM_IP_TARGET: "10" }), {
      path: "vpcCni.values.env.MINIMUM_IP_TARGET",
      message: /would get 10 addresses and no more/,
      remedy: /WARM_IP_TARGET/,
    });
  });
  it("accepts both, and neither", () => {
    const both = { MINIMUM_IP_TARGET: 10, WARM_IP_TARGET: 2 };
    assertAccepted(vpcCniMinimumAddresses, withVariables(both));
    assertAccepted(vpcCniMinimumAddresses, withVariables({}));
  });
});
