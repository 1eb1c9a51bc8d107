import { vpcCniMissing } from "../../rules/vpc-cni-missing";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule vpc-cni-missing", () => {
  it("refuses chaining onto nothing", () => {
    assertRefused(
      vpcCniMissing,
      { cni: { mode: "chained" } },
      {
        path: "vpcCni.mode",
        message: /absent, but cni\.mode chained.*no pod would get an address/,
        remedy: /installed or adopted/,
      },
    );
  });
  it("accepts chaining onto aws-vpc-cni", () => {
    assertAccepted(vpcCniMissing, { cni: { mode: "chained" }, vpcCni: { mode: "installed" } });
  });
  it("asks for none in ENI mode", () => {
    assertAccepted(vpcCniMissing);
  });
});
