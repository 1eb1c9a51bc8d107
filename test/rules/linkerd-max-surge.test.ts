import { linkerdMaxSurge } from "../../rules/linkerd-max-surge";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-max-surge", () => {
  it("refuses a surge", () => {
    assertRefused(
      linkerdMaxSurge,
      { linkerd: { cniValues: { updateStrategy: { rollingUpdate: { maxSurge: "10%" } } } } },
      {
        path: "linkerd.cniValues.updateStrategy.rollingUpdate.maxSurge",
        message: /would delete the plugin that the new one installed/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts none", () => {
    assertAccepted(linkerdMaxSurge, {
      linkerd: { cniValues: { updateStrategy: { rollingUpdate: { maxSurge: 0 } } } },
    });
  });
});
