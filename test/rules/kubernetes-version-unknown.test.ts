import { kubernetesVersionUnknown } from "../../rules/kubernetes-version-unknown";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule kubernetes-version-unknown", () => {
  it("warns of a minor that the calendar does not have", () => {
    assertRefused(
      kubernetesVersionUnknown,
      { cluster: { version: "1.42" } },
      {
        path: "cluster.version",
        message: /"1\.42" is not in the release calendar.*would refuse/,
        remedy: /write "1\.35"/,
      },
    );
  });
  it("knows the default", () => {
    assertAccepted(kubernetesVersionUnknown);
  });
});
