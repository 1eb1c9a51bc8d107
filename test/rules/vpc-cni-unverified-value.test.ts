import { vpcCniUnverifiedValue } from "../../rules/vpc-cni-unverified-value";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule vpc-cni-unverified-value", () => {
  it("warns of a key that neither chart nor add-on had", () => {
    assertRefused(vpcCniUnverifiedValue, chained({ values: { aNewKey: 1 } }), {
      path: "vpcCni.values.aNewKey",
      message: /EKS would refuse the add-on/,
      remedy: /aws eks describe-addon-configuration/,
    });
  });
  it("warns of a variable of the add-on that was not read", () => {
    assertRefused(vpcCniUnverifiedValue, chained({ values: { env: { WARM_PREFX_TARGET: "1" } } }), {
      path: "vpcCni.values.env.WARM_PREFX_TARGET",
      message: /EKS would refuse the add-on/,
      remedy: /write WARM_PREFIX_TARGET/,
    });
  });
  it("warns of a key of a chart that was not read", () => {
    assertRefused(
      vpcCniUnverifiedValue,
      chained({ as: "helm", version: "1.24.0", values: { aNewKey: 1 } }),
      {
        path: "vpcCni.values.aNewKey",
        message: /no value of chart aws-vpc-cni 1\.23\.1, the nearest to 1\.24\.0/,
        remedy: /suppress this rule/,
      },
    );
  });
  it("accepts what was read, and leaves what is wrong for sure to the error", () => {
    assertAccepted(vpcCniUnverifiedValue, chained({ values: { env: { MAX_ENI: "2" } } }));
    assertAccepted(vpcCniUnverifiedValue, chained({ values: { image: { tag: "v1.22.4" } } }));
    assertAccepted(vpcCniUnverifiedValue, chained({ as: "helm", values: { aNewKey: 1 } }));
    assertAccepted(vpcCniUnverifiedValue);
  });
});
