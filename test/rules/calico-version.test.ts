import { calicoVersion } from "../../rules/calico-version";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-version", () => {
  it("warns of a minor that was not read", () => {
    assertRefused(calicoVersion, calico({ version: "v3.33.0" }), {
      path: "cni.version",
      message: /v3\.33\.0 is not among.*\(3\.32\).*could be dropped/,
      remedy: /suppress this rule/,
    });
  });
  it("accepts ours, and leaves an older one to calico-crds-chart", () => {
    assertAccepted(calicoVersion, calico());
    assertAccepted(calicoVersion, calico({ version: "v3.30.0" }));
  });
});
