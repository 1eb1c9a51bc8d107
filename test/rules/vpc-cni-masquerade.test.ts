import { vpcCniMasquerade } from "../../rules/vpc-cni-masquerade";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { withVariables } from "./vpc-cni-fixture";

const external = (value: string) => ({ AWS_VPC_K8S_CNI_EXTERNALSNAT: value });

describe("rule vpc-cni-masquerade", () => {
  for (const masquerade of [true, false]) {
    it(`refuses a variable that says the opposite of cni.masquerade: ${String(masquerade)}`, () => {
      assertRefused(vpcCniMasquerade, withVariables(external(String(masquerade)), { masquerade }), {
        path: "vpcCni.values.env.AWS_VPC_K8S_CNI_EXTERNALSNAT",
        message: /the variable would win/,
        remedy: /delete it/,
      });
    });
  }
  it("accepts one of the two, and both when they agree", () => {
    assertAccepted(vpcCniMasquerade, withVariables(external("false")));
    assertAccepted(vpcCniMasquerade, withVariables(external("false"), { masquerade: true }));
    assertAccepted(vpcCniMasquerade, withVariables({}, { masquerade: true }));
  });
});
