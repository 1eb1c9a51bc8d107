import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A certificate that was made for a test, and its key. */
export interface Made {
  readonly pem: string;
  readonly key: KeyObject;
  readonly keyPem: string;
  readonly name: string;
}

/** What is special about a certificate. */
export interface Wanted {
  readonly name: string;
  /** Who signs it. @default - it signs itself */
  readonly by?: Made;
  /** @default 2026-01-01 */
  readonly from?: string;
  /** @default 2035-12-31 */
  readonly to?: string;
  /** @default true */
  readonly isCa?: boolean;
  /** @default P-256 */
  readonly kind?: "P-256" | "P-384" | "RSA-2048";
  /** @default sha256 */
  readonly hash?: "sha256" | "sha384";
}

function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length =
    body.length < 0x80
      ? Buffer.from([body.length])
      : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const sequence = (...content: readonly Buffer[]): Buffer => der(0x30, ...content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const time = (day: string): Buffer =>
  der(0x18, Buffer.from(`${day.replaceAll("-", "")}120000Z`, "latin1"));
const nameOf = (name: string): Buffer =>
  sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(name)))));

const CA = der(
  0xa3,
  sequence(
    sequence(
      oid("551d13"),
      der(0x01, Buffer.from([0xff])),
      der(0x04, sequence(der(0x01, Buffer.from([0xff])))),
    ),
  ),
);

/** Signature algorithms: ecdsa-with-SHA256, ecdsa-with-SHA384, sha256WithRSAEncryption, sha384WithRSAEncryption. */
function algorithm(key: KeyObject, hash: "sha256" | "sha384"): Buffer {
  return key.asymmetricKeyType === "rsa"
    ? sequence(oid(hash === "sha256" ? "2a864886f70d01010b" : "2a864886f70d01010c"), der(0x05))
    : sequence(oid(hash === "sha256" ? "2a8648ce3d040302" : "2a8648ce3d040303"));
}

function pairOf(kind: Wanted["kind"] = "P-256") {
  return kind === "RSA-2048"
    ? generateKeyPairSync("rsa", { modulusLength: 2048 })
    : generateKeyPairSync("ec", { namedCurve: kind });
}

/** Makes a certificate of a new key. */
export function makeCertificate(wanted: Wanted): Made {
  const { privateKey, publicKey } = pairOf(wanted.kind);
  const signer = wanted.by?.key ?? privateKey;
  const hash = wanted.hash ?? "sha256";
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm(signer, hash),
    nameOf(wanted.by?.name ?? wanted.name),
    sequence(time(wanted.from ?? "2026-01-01"), time(wanted.to ?? "2035-12-31")),
    nameOf(wanted.name),
    publicKey.export({ type: "spki", format: "der" }),
    ...(wanted.isCa === false ? [] : [CA]),
  );
  const signature = sign(hash, signed, signer);
  const certificate = sequence(
    signed,
    algorithm(signer, hash),
    der(0x03, Buffer.from([0]), signature),
  );
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey,
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    name: wanted.name,
  };
}

/** A trust anchor, and an issuer that it signed. */
export const ANCHOR = makeCertificate({ name: "root.linkerd.cluster.local" });
export const ISSUER = makeCertificate({
  name: "identity.linkerd.cluster.local",
  by: ANCHOR,
  to: "2027-12-31",
});

/** A whole identity that nobody would object to, with a difference. */
export function provided(difference: object = {}) {
  return {
    controlPlane: true,
    identity: {
      source: "provided" as const,
      trustAnchorsPem: ANCHOR.pem,
      issuerCertificatePem: ISSUER.pem,
      issuerKeyPem: ISSUER.keyPem,
      ...difference,
    },
  };
}
