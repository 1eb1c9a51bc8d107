import { createHash } from "node:crypto";
import type { Birth, Shape } from "./birth";

/** Length of base64 in a PEM block, 64 characters a line: a certificate of a P-256 key is about this long. */
const LINES = { certificate: 9, request: 6, publicKey: 2 } as const;

/** A text shaped like PEM, the same for the same resource; no key and no certificate is behind it. */
function pem(label: string, seed: string, lines: number): string {
  const body = Array.from({ length: lines }, (_, index) =>
    createHash("sha384")
      .update(`${seed}#${String(index)}`)
      .digest("base64"),
  );
  return `-----BEGIN ${label}-----\n${body.join("\n")}\n-----END ${label}-----\n`;
}

/** Placeholders of what the tls provider makes. Private keys are secrets and have none; dates stay unknown. */
export function tlsShape({ type, urn }: Birth): Shape {
  switch (type) {
    case "tls:index/privateKey:PrivateKey":
      return { properties: { publicKeyPem: pem("PUBLIC KEY", urn, LINES.publicKey) } };
    case "tls:index/certRequest:CertRequest":
      return { properties: { certRequestPem: pem("CERTIFICATE REQUEST", urn, LINES.request) } };
    case "tls:index/selfSignedCert:SelfSignedCert":
    case "tls:index/locallySignedCert:LocallySignedCert":
      return { properties: { certPem: pem("CERTIFICATE", urn, LINES.certificate) } };
    default:
      return {};
  }
}
