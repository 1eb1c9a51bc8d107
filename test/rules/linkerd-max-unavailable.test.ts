import { linkerdMaxUnavailable } from "../../rules/linkerd-max-unavailable";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-max-unavailable", () => {
  it("warns of a rollout on many nodes at once", () => {
    assertRefused(
      linkerdMaxUnavailable,
      { linkerd: { cniValues: { updateStrategy: { rollingUpdate: { maxUnavailable: "25%" } } } } },
      {
        path: "linkerd.cniValues.updateStrategy.rollingUpdate.maxUnavailable",
        message: /"25%"; a faulty update would reach several nodes/,
        remedy: /1 is the default/,
      },
    );
  });
  it("accepts one at a time", () => {
    assertAccepted(linkerdMaxUnavailable, {
      linkerd: { cniValues: { updateStrategy: { rollingUpdate: { maxUnavailable: 1 } } } },
    });
  });
});
