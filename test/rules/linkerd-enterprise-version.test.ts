import { linkerdEnterpriseVersion } from "../../rules/linkerd-enterprise-version";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-enterprise-version", () => {
  it("refuses the enterprise edition without a version", () => {
    assertRefused(
      linkerdEnterpriseVersion,
      { linkerd: { controlPlane: true, edition: "enterprise", licenseSecret: "l5d" } },
      {
        path: "linkerd.controlPlaneVersion",
        message: /missing with edition enterprise; Helm would take/,
        remedy: /write the version of your licence/,
      },
    );
  });
  it("accepts a version, and an edge release without one", () => {
    assertAccepted(linkerdEnterpriseVersion, {
      linkerd: { controlPlane: true, edition: "enterprise", controlPlaneVersion: "2.20.2" },
    });
    assertAccepted(linkerdEnterpriseVersion, { linkerd: { controlPlane: true } });
  });
});
