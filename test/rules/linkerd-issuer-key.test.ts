import { linkerdIssuerKey } from "../../rules/linkerd-issuer-key";
import { ANCHOR, ISSUER, makeCertificate, provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-issuer-key", () => {
  it("refuses the key of another certificate, and does not show it", () => {
    assertRefused(
      linkerdIssuerKey,
      { linkerd: provided({ issuerKeyPem: ANCHOR.keyPem }) },
      {
        path: "linkerd.identity.issuerKeyPem",
        message:
          /^the text, which is not shown, is not the key of the certificate in issuerCertificatePem; [^-]*$/,
        remedy: /as a secure value/,
      },
    );
  });
  it("refuses what is no key", () => {
    assertRefused(
      linkerdIssuerKey,
      { linkerd: provided({ issuerKeyPem: "hunter2" }) },
      {
        path: "linkerd.identity.issuerKeyPem",
        message: /is no private key in PEM(?!.*hunter2)/,
        remedy: /BEGIN EC PRIVATE KEY/,
      },
    );
  });
  it("refuses an RSA key", () => {
    assertRefused(
      linkerdIssuerKey,
      {
        linkerd: provided({
          issuerKeyPem: makeCertificate({ name: "rsa", kind: "RSA-2048" }).keyPem,
        }),
      },
      {
        path: "linkerd.identity.issuerKeyPem",
        message: /is of kind rsa 2048, allowed is ec prime256v1/,
        remedy: /own key/,
      },
    );
  });
  it("accepts the certificate's key, in either form, and one that a plan cannot decrypt", () => {
    assertAccepted(linkerdIssuerKey, { linkerd: provided() });
    assertAccepted(linkerdIssuerKey, {
      linkerd: provided({
        issuerKeyPem: ISSUER.key.export({ type: "sec1", format: "pem" }).toString(),
      }),
    });
    assertAccepted(linkerdIssuerKey, { linkerd: provided({ issuerKeyPem: "[secret]" }) });
  });
});
