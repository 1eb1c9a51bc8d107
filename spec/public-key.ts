import { createPrivateKey, createPublicKey } from "node:crypto";

/** What is public of a private key: enough to tell whether a certificate is of this key. */
export interface PublicKeyFacts {
  /** What the key is, for example `ec prime256v1` or `rsa 2048`; `unreadable` for what is no private key. */
  readonly kind: string;
  /** Its public half, base64 of the SubjectPublicKeyInfo; empty for what is no private key. */
  readonly publicKey: string;
}

/** Name of a kind of key. */
export function keyKind(key: ReturnType<typeof createPublicKey>): string {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  const detail = namedCurve ?? modulusLength;
  return [key.asymmetricKeyType, detail].filter((word) => word !== undefined).join(" ");
}

/** A public key as text that can be compared. */
export function publicKeyText(key: ReturnType<typeof createPublicKey>): string {
  return key.export({ type: "spki", format: "der" }).toString("base64");
}

/** Reads a private key and forgets it. */
export function publicKeyFacts(pem: string): PublicKeyFacts {
  try {
    const key = createPublicKey(createPrivateKey(pem));
    return { kind: keyKind(key), publicKey: publicKeyText(key) };
  } catch {
    // What OpenSSL says of it may quote the text, which may be a secret.
    return { kind: "unreadable", publicKey: "" };
  }
}
