import { staleRouteRelease } from "../../rules/stale-route-release";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule stale-route-release", () => {
  it("warns of the release that restarts networkd", () => {
    assertRefused(
      staleRouteRelease,
      { cluster: { version: "1.33" }, group: { releaseVersion: "1.33.4-20250904" } },
      {
        path: "nodeGroups[0].releaseVersion",
        message: /could keep its default route/,
        remedy: /v20250915 or later/,
      },
    );
  });
  it("is content with the next", () => {
    assertAccepted(staleRouteRelease, {
      cluster: { version: "1.33" },
      group: { releaseVersion: "1.33.4-20250915" },
    });
  });
});
