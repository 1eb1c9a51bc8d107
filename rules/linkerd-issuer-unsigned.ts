import type { Certificate } from "./certificates";
import { givenPems } from "./linkerd-pems";
import { rule } from "./rule";

/** Whether a chain leads from a certificate to one that is trusted. Each certificate is passed once. */
function leadsTo(
  certificate: Certificate,
  anchors: readonly Certificate[],
  between: readonly Certificate[],
): boolean {
  if (
    anchors.some(
      (anchor) => certificate.isSignedBy(anchor) || anchor.publicKey === certificate.publicKey,
    )
  ) {
    return true;
  }
  return between.some(
    (next) =>
      certificate.isSignedBy(next) &&
      leadsTo(
        next,
        anchors,
        between.filter((other) => other !== next),
      ),
  );
}

/**
 * Proxies accept what the issuer signs only when a trust anchor signed the issuer, itself or through certificates that
 * follow it in its text.
 *
 * @see linkerd/linkerd2: pkg/issuercerts/issuercerts.go, VerifyAndBuildCreds, edge-26.6.3
 */
export const linkerdIssuerUnsigned = rule({
  id: "linkerd-issuer-unsigned",
  severity: "error",
  title: "A trust anchor signed the issuer",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const pems = givenPems(linkerd);
    const of = (what: string) => {
      const read = pems.find((pem) => pem.what === what)?.read;
      return read === undefined || "unreadable" in read ? [] : read.certificates;
    };
    const anchors = of("trust anchor");
    const [issuer, ...between] = of("issuer");
    return issuer === undefined || anchors.length === 0 || leadsTo(issuer, anchors, between)
      ? []
      : [
          {
            path: "linkerd.identity.issuerCertificatePem",
            message: `no trust anchor signed ${issuer.subject}; Linkerd's identity would not start, and no proxy would get a certificate`,
            remedy:
              "give the anchor that signed it in trustAnchorsPem, and certificates between them behind the issuer's own",
          },
        ];
  },
});
