/**
 * Outputs that only their provider marks as secret, by type; the SDK does not know of them. All are texts.
 *
 * @see the schemas of pulumi-tls 5, pulumi-random 4, pulumi-aws 7
 */
const SECRET_OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  "aws:iam/accessKey:AccessKey": ["secret", "sesSmtpPasswordV4"],
  "aws:lightsail/keyPair:KeyPair": ["privateKey"],
  "random:index/randomBytes:RandomBytes": ["base64", "hex"],
  "random:index/randomPassword:RandomPassword": ["result", "bcryptHash"],
  "tls:index/locallySignedCert:LocallySignedCert": ["caPrivateKeyPem"],
  "tls:index/certRequest:CertRequest": ["privateKeyPem"],
  "tls:index/privateKey:PrivateKey": ["privateKeyOpenssh", "privateKeyPem", "privateKeyPemPkcs8"],
  "tls:index/selfSignedCert:SelfSignedCert": ["privateKeyPem"],
};

/** Names of the outputs of a type that are secret whatever the program says. */
export function secretOutputsOf(type: string): readonly string[] {
  return SECRET_OUTPUTS[type] ?? [];
}
