import { linkerdUnverifiedValue } from "../../rules/linkerd-unverified-value";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-unverified-value", () => {
  it("warns of a key in a chart that was not read", () => {
    assertRefused(
      linkerdUnverifiedValue,
      { linkerd: { version: "2026.9.1", cniValues: { brandNew: true } } },
      {
        path: "linkerd.cniValues.brandNew",
        message: /2026\.6\.3, the nearest to 2026\.9\.1.*would be ignored/,
        remedy: /suppress this rule/,
      },
    );
  });
  it("leaves a chart that was read to the error", () => {
    assertAccepted(linkerdUnverifiedValue, { linkerd: { cniValues: { brandNew: true } } });
  });
});
