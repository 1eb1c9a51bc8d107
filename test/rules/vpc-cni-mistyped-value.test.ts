import { vpcCniMistypedValue } from "../../rules/vpc-cni-mistyped-value";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained, withVariables } from "./vpc-cni-fixture";

describe("rule vpc-cni-mistyped-value", () => {
  for (const [name, value, write] of [
    ["ENABLE_PREFIX_DELEGATION", "yes", /"true" or "false"/],
    ["WARM_IP_TARGET", "two", /a whole number/],
    ["WARM_ENI_TARGET", 1.5, /a whole number/],
    ["AWS_VPC_K8S_CNI_LOGLEVEL", ["DEBUG"], /a string/],
  ] as const) {
    it(`refuses ${name}: ${JSON.stringify(value)}, of which aws-node's log alone would tell`, () => {
      assertRefused(vpcCniMistypedValue, withVariables({ [name]: value }), {
        path: `vpcCni.values.env.${name}`,
        message: /aws-node would take its default/,
        remedy: write,
      });
    });
  }
  it("refuses a type that the add-on does not take", () => {
    assertRefused(vpcCniMistypedValue, chained({ values: { tolerations: "all" } }), {
      path: "vpcCni.values.tolerations",
      message: /"all" is not a list, which the add-on takes/,
      remedy: /a list/,
    });
  });
  it("refuses variables that are no map", () => {
    assertRefused(vpcCniMistypedValue, chained({ as: "helm", values: { env: "MAX_ENI=2" } }), {
      path: "vpcCni.values.env",
      message: /is not a map/,
      remedy: /a map/,
    });
  });
  it("accepts switches and numbers with and without quotes, marks in hexadecimal, and null", () => {
    assertAccepted(
      vpcCniMistypedValue,
      withVariables({
        ENABLE_POD_ENI: false,
        ENABLE_SUBNET_DISCOVERY: "True",
        WARM_IP_TARGET: 2,
        MAX_ENI: "-1",
        AWS_VPC_K8S_CNI_CONNMARK: "0x80",
        WARM_ENI_TARGET: null,
      }),
    );
    assertAccepted(vpcCniMistypedValue, {
      vpcCni: { mode: "absent", values: { env: { MAX_ENI: "x" } } },
    });
  });
});
