import { linkerdCertificateExpiring } from "../../rules/linkerd-certificate-expiring";
import { provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-certificate-expiring", () => {
  it("warns of an issuer from the sixtieth day before its end on", () => {
    assertRefused(
      linkerdCertificateExpiring,
      { linkerd: provided() },
      {
        path: "linkerd.identity.issuerCertificatePem",
        message: /ends on 2027-12-31, in 59 days; meshed pods could not speak/,
        remedy: /replace it before/,
      },
      "2027-11-02",
    );
  });
  it("accepts one with sixty days, and leaves one that has ended to the other rule", () => {
    assertAccepted(linkerdCertificateExpiring, { linkerd: provided() }, "2027-11-01");
    assertAccepted(linkerdCertificateExpiring, { linkerd: provided() }, "2028-01-01");
  });
});
