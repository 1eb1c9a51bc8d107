import { LinkerdIdentitySource } from "../spec/choices";
import { givenCertificates } from "./linkerd-pems";
import { rule } from "./rule";

const P256 = "ec prime256v1";

/**
 * The issuer's key must be the one of its certificate. Nothing of the key is shown: only its kind and its public half
 * are looked at.
 *
 * @see linkerd/linkerd2: pkg/tls/cred.go, ValidateAndCreateCreds, edge-26.6.3
 */
export const linkerdIssuerKey = rule({
  id: "linkerd-issuer-key",
  severity: "error",
  title: "The issuer's key is its certificate's",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const { source, issuerKey } = linkerd.identity;
    if (!linkerd.controlPlane || source !== LinkerdIdentitySource.Provided) return [];
    if (issuerKey?.known !== true) return [];
    const { kind, publicKey } = issuerKey.value;
    const issuer = givenCertificates(linkerd).find(({ what }) => what === "issuer");
    const fault =
      kind === "unreadable"
        ? "is no private key in PEM that can be read without a passphrase"
        : kind !== P256
          ? `is of kind ${kind}, allowed is ${P256}`
          : issuer !== undefined && issuer.certificate.publicKey !== publicKey
            ? "is not the key of the certificate in issuerCertificatePem"
            : undefined;
    return fault === undefined
      ? []
      : [
          {
            path: "linkerd.identity.issuerKeyPem",
            message: `the text, which is not shown, ${fault}; Linkerd's identity would not start`,
            remedy:
              "give the PEM of the issuer's own key (BEGIN EC PRIVATE KEY or BEGIN PRIVATE KEY), as a secure value",
          },
        ];
  },
});
