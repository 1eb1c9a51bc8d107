import { linkerdIssuerDays } from "../../rules/linkerd-issuer-days";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-issuer-days", () => {
  it("warns of an issuer that is near its end from its first day on", () => {
    assertRefused(
      linkerdIssuerDays,
      { linkerd: { controlPlane: true, identity: { issuerDays: 30 } } },
      {
        path: "linkerd.identity.issuerDays",
        message: /30 days; every preview would warn/,
        remedy: /more than 60/,
      },
    );
  });
  it("accepts a year, and any number where nothing is generated", () => {
    assertAccepted(linkerdIssuerDays, { linkerd: { controlPlane: true } });
    assertAccepted(linkerdIssuerDays, { linkerd: { identity: { issuerDays: 30 } } });
  });
});
