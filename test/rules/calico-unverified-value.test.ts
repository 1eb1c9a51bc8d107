import { calicoUnverifiedValue } from "../../rules/calico-unverified-value";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-unverified-value", () => {
  it("warns of a key that the nearest minor does not have", () => {
    assertRefused(calicoUnverifiedValue, calicoWith({ nope: 1 }, { version: "v3.33.0" }), {
      path: "cni.values.nope",
      message:
        /no value of chart tigera-operator v3\.32\.1, the nearest to v3\.33\.0.*would be ignored/,
      remedy: /suppress this rule/,
    });
  });
  it("leaves the minor that was read to calico-unknown-value", () => {
    assertAccepted(calicoUnverifiedValue, calicoWith({ nope: 1 }));
  });
});
