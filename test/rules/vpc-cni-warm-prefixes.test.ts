import { vpcCniWarmPrefixes } from "../../rules/vpc-cni-warm-prefixes";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { withVariables } from "./vpc-cni-fixture";

const PREFIXES = { prefixDelegation: true };

describe("rule vpc-cni-warm-prefixes", () => {
  it("refuses prefixes with nothing spare", () => {
    assertRefused(vpcCniWarmPrefixes, withVariables({ WARM_PREFIX_TARGET: "0" }, PREFIXES), {
      path: "vpcCni.values.env.WARM_PREFIX_TARGET",
      message: /0 with prefixes.*aws-node refuses to start/,
      remedy: /"1" is written/,
    });
  });
  it("accepts another target, another number, and none without prefixes", () => {
    const zero = { WARM_PREFIX_TARGET: 0 };
    assertAccepted(vpcCniWarmPrefixes, withVariables({ ...zero, WARM_IP_TARGET: "4" }, PREFIXES));
    assertAccepted(vpcCniWarmPrefixes, withVariables({ WARM_PREFIX_TARGET: "2" }, PREFIXES));
    assertAccepted(vpcCniWarmPrefixes, withVariables({}, PREFIXES));
    assertAccepted(vpcCniWarmPrefixes, withVariables(zero));
  });
});
