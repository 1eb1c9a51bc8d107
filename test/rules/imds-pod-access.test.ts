import { imdsPodAccess } from "../../rules/imds-pod-access";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule imds-pod-access", () => {
  it("warns of pods with the node's credentials", () => {
    assertRefused(
      imdsPodAccess,
      { group: { imdsPodAccess: true } },
      {
        path: "nodeGroups[0].imdsPodAccess",
        message: /could read the node role/,
        remedy: /Pod Identity/,
      },
    );
  });
  it("is content with the default", () => {
    assertAccepted(imdsPodAccess);
  });
});
