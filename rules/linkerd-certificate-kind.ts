import { givenCertificates, type GivenCertificate } from "./linkerd-pems";
import { rule } from "./rule";

const P256 = "ec prime256v1";
const RSA = ["rsa 2048", "rsa 4096"];

/** Hexadecimal DER of ecdsa-with-SHA256 and sha256WithRSAEncryption. */
const SHA256 = { ecdsa: "2a8648ce3d040302", rsa: "2a864886f70d01010b" } as const;

function faultsOf({ what, certificate }: GivenCertificate): readonly string[] {
  const { isCa, keyKind, signature } = certificate;
  const kinds = what === "issuer" ? [P256] : [P256, ...RSA];
  const signatures: readonly string[] =
    keyKind === P256 ? [SHA256.ecdsa, SHA256.rsa] : [SHA256.rsa];
  return [
    ...(isCa ? [] : ["is not marked as a certificate authority (CA:TRUE)"]),
    ...(kinds.includes(keyKind)
      ? []
      : [`has a key of kind ${keyKind}, allowed is ${kinds.join(", ")}`]),
    ...(kinds.includes(keyKind) && !signatures.includes(signature)
      ? ["is not signed with SHA-256"]
      : []),
  ];
}

/**
 * Linkerd's identity signs with ECDSA P-256 only, trusts P-256 and RSA of 2048 or 4096 bits, and wants authorities
 * signed with SHA-256.
 *
 * @see linkerd/linkerd2: pkg/issuercerts/issuercerts.go, edge-26.6.3
 */
export const linkerdCertificateKind = rule({
  id: "linkerd-certificate-kind",
  severity: "error",
  title: "Linkerd's certificates are of the kind it takes",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    givenCertificates(linkerd).flatMap((given) =>
      faultsOf(given).map((fault) => ({
        path: given.path,
        message: `the ${given.what} ${given.certificate.subject} ${fault}; Linkerd's identity would refuse it and not start`,
        remedy:
          "make one with `step certificate create … --profile root-ca` or `--profile intermediate-ca`, which are P-256, or write source: generated",
      })),
    ),
});
