import { linkerdLicense } from "../../rules/linkerd-license";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-license", () => {
  it("refuses the enterprise edition without a license", () => {
    assertRefused(
      linkerdLicense,
      { linkerd: { controlPlane: true, edition: "enterprise", controlPlaneVersion: "2.20.2" } },
      {
        path: "linkerd.licenseSecret",
        message: /missing with edition enterprise.*would not start/,
        remedy: /name of a Secret in the namespace linkerd/,
      },
    );
  });
  it("refuses a license for an edge release", () => {
    assertRefused(
      linkerdLicense,
      { linkerd: { controlPlane: true, licenseSecret: "l5d" } },
      {
        path: "linkerd.licenseSecret",
        message: /edition edge.*ignored in silence/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts a Secret, and a license among the values", () => {
    assertAccepted(linkerdLicense, {
      linkerd: { controlPlane: true, edition: "enterprise", licenseSecret: "l5d" },
    });
    assertAccepted(linkerdLicense, {
      linkerd: {
        controlPlane: true,
        edition: "enterprise",
        controlPlaneValues: { licenseSecret: "l5d" },
      },
    });
  });
});
