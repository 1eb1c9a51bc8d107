import { X509Certificate } from "node:crypto";
import { keyKind, publicKeyText } from "../spec/public-key";

/** What rules ask of a certificate. */
export interface Certificate {
  /** As OpenSSL writes it, on one line. */
  readonly subject: string;
  readonly isCa: boolean;
  /** Kind of its key: `ec prime256v1`, `rsa 2048`. */
  readonly keyKind: string;
  /** Its key, base64 of the SubjectPublicKeyInfo. */
  readonly publicKey: string;
  /** Object identifier of the algorithm that signed it, as hexadecimal DER. */
  readonly signature: string;
  /** Days of validity, `YYYY-MM-DD`. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Whether that certificate issued and signed this one. */
  readonly isSignedBy: (issuer: Certificate) => boolean;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;
const CERTIFICATE = "CERTIFICATE";

const originals = new WeakMap<Certificate, X509Certificate>();

function dayOf(date: string): string {
  return new Date(date).toISOString().slice(0, "YYYY-MM-DD".length);
}

/** Content and end of the DER value that starts at an offset. */
function derAt(der: Buffer, offset: number): { readonly start: number; readonly end: number } {
  const first = der[offset + 1] ?? 0;
  const width = first < 0x80 ? 0 : first & 0x7f;
  const length = width === 0 ? first : der.readUIntBE(offset + 2, width);
  const start = offset + 2 + width;
  return { start, end: start + length };
}

/** A certificate is the sequence of what was signed, the algorithm and the signature. */
function signatureOf(der: Buffer): string {
  const signed = derAt(der, derAt(der, 0).start);
  const identifier = derAt(der, derAt(der, signed.end).start);
  return der.subarray(identifier.start, identifier.end).toString("hex");
}

function certificateOf(pem: string): Certificate {
  const parsed = new X509Certificate(pem);
  const certificate: Certificate = {
    subject: parsed.subject.replace(/\n/g, ", "),
    isCa: parsed.ca,
    keyKind: keyKind(parsed.publicKey),
    publicKey: publicKeyText(parsed.publicKey),
    signature: signatureOf(parsed.raw),
    notBefore: dayOf(parsed.validFrom),
    notAfter: dayOf(parsed.validTo),
    isSignedBy: (issuer) => {
      const above = originals.get(issuer);
      return above !== undefined && parsed.checkIssued(above) && parsed.verify(above.publicKey);
    },
  };
  originals.set(certificate, parsed);
  return certificate;
}

/** The certificates of a text, or why there are none: words that never quote the text. */
export type ReadCertificates =
  { readonly certificates: readonly Certificate[] } | { readonly unreadable: string };

/** Reads every certificate of a PEM text. */
export function readCertificates(pem: string): ReadCertificates {
  const blocks = [...pem.matchAll(BLOCK)];
  const foreign = blocks.find(([, label]) => label !== CERTIFICATE);
  if (foreign !== undefined) return { unreadable: `it has a block of ${foreign[1] ?? ""}` };
  if (blocks.length === 0) return { unreadable: "it has no block of a certificate" };
  const certificates: Certificate[] = [];
  for (const [index, [block]] of blocks.entries()) {
    try {
      certificates.push(certificateOf(block));
    } catch {
      return { unreadable: `block ${String(index + 1)} is no X.509 certificate` };
    }
  }
  return { certificates };
}
