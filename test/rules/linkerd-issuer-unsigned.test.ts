import { linkerdIssuerUnsigned } from "../../rules/linkerd-issuer-unsigned";
import { ANCHOR, ISSUER, makeCertificate, provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

const LAST = makeCertificate({ name: "last", by: ISSUER });

describe("rule linkerd-issuer-unsigned", () => {
  it("refuses an issuer of another anchor, also one of the same name", () => {
    assertRefused(
      linkerdIssuerUnsigned,
      { linkerd: provided({ trustAnchorsPem: makeCertificate({ name: ANCHOR.name }).pem }) },
      {
        path: "linkerd.identity.issuerCertificatePem",
        message: /no trust anchor signed CN=identity\.linkerd\.cluster\.local; .*would not start/,
        remedy: /give the anchor that signed it/,
      },
    );
  });
  it("refuses a chain with a gap", () => {
    assertRefused(
      linkerdIssuerUnsigned,
      { linkerd: provided({ issuerCertificatePem: LAST.pem }) },
      {
        path: "linkerd.identity.issuerCertificatePem",
        message: /no trust anchor signed CN=last/,
        remedy: /certificates between them/,
      },
    );
  });
  it("accepts an issuer that one of several anchors signed, and a chain", () => {
    assertAccepted(linkerdIssuerUnsigned, {
      linkerd: provided({ trustAnchorsPem: makeCertificate({ name: "new" }).pem + ANCHOR.pem }),
    });
    assertAccepted(linkerdIssuerUnsigned, {
      linkerd: provided({ issuerCertificatePem: LAST.pem + ISSUER.pem }),
    });
  });
});
