import { kubernetesSupportExtended } from "../../rules/kubernetes-support-extended";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule kubernetes-support-extended", () => {
  it("says what extended support means", () => {
    assertRefused(
      kubernetesSupportExtended,
      { cluster: { version: "1.33", upgradePolicy: "EXTENDED" } },
      {
        path: "cluster.version",
        message: /in extended support since 2026-07-29, at a higher price/,
        remedy: /one minor at a time/,
      },
    );
  });
  it("is silent in standard support", () => {
    assertAccepted(kubernetesSupportExtended, { cluster: { upgradePolicy: "EXTENDED" } });
  });
});
