import { kubernetesSupportEnding } from "../../rules/kubernetes-support-ending";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule kubernetes-support-ending", () => {
  it("warns within 90 days and says how many are left", () => {
    assertRefused(
      kubernetesSupportEnding,
      { cluster: { version: "1.34" } },
      {
        path: "cluster.version",
        message:
          /on 2026-12-02, in 8 days; from then on EKS would upgrade the control plane by itself/,
        remedy: /write "1\.35"/,
      },
    );
  });
  it("says what extended support would do", () => {
    assertRefused(
      kubernetesSupportEnding,
      { cluster: { version: "1.34", upgradePolicy: "EXTENDED" } },
      {
        path: "cluster.version",
        message: /in 1 day; from then on EKS would bill extended support/,
        remedy: /1\.35/,
      },
      "2026-12-01",
    );
  });
  it("is silent 91 days ahead", () => {
    assertAccepted(kubernetesSupportEnding, { cluster: { version: "1.34" } }, "2026-09-02");
  });
  it("is silent about the default stack on the day of writing", () => {
    assertAccepted(kubernetesSupportEnding);
  });
});
