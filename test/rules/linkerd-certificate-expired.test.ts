import { linkerdCertificateExpired } from "../../rules/linkerd-certificate-expired";
import { ANCHOR, makeCertificate, provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-certificate-expired", () => {
  it("refuses an issuer on the day after its last", () => {
    assertRefused(
      linkerdCertificateExpired,
      { linkerd: provided() },
      {
        path: "linkerd.identity.issuerCertificatePem",
        message:
          /is valid from 2026-01-01 to 2027-12-31 and not on 2028-01-01; meshed pods could not/,
        remedy: /linkerd-identity-rotation/,
      },
      "2028-01-01",
    );
  });
  it("refuses a trust anchor of the future", () => {
    const next = makeCertificate({ name: "next", from: "2027-01-01" });
    assertRefused(
      linkerdCertificateExpired,
      { linkerd: provided({ trustAnchorsPem: ANCHOR.pem + next.pem }) },
      {
        path: "linkerd.identity.trustAnchorsPem",
        message: /the trust anchor CN=next is valid from 2027-01-01/,
        remedy: /replace it/,
      },
    );
  });
  it("accepts a certificate on its last day", () => {
    assertAccepted(linkerdCertificateExpired, { linkerd: provided() }, "2027-12-31");
  });
});
