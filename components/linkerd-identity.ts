import * as pulumi from "@pulumi/pulumi";
import * as tls from "@pulumi/tls";
import { LINKERD_NAMESPACE, type LinkerdWebhook, type WebhookCertificate } from "../charts";
import type { LinkerdIdentitySpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";

/** A certificate and its key; the key is a secret. */
export type Credential = WebhookCertificate<pulumi.Output<string>>;

/** Everything that Linkerd's proxies trust and are signed with. */
export interface GeneratedIdentity {
  /** PEM of every trust anchor. */
  readonly trustAnchorsPem: pulumi.Output<string>;
  readonly issuer: Credential;
}

/** What both need: ECDSA P-256 is the only kind of key that Linkerd's identity takes for an issuer. */
const P256 = { algorithm: "ECDSA", ecdsaCurve: "P256" } as const;
const CA_USES = ["cert_signing", "crl_signing"];
const WEBHOOK_USES = ["digital_signature", "key_encipherment", "server_auth"];
const HOURS = 24;

/** A certificate that says when it ends. */
interface Ending {
  readonly certPem: pulumi.Output<string>;
  readonly validityEndTime: pulumi.Output<string>;
}

/** Linkerd's own tools warn below this many days, too: pkg/issuercerts/issuercerts.go, edge-26.6.3. */
const WARN_DAYS = 60;

/**
 * What is to be said of a certificate that ends soon, or has ended.
 *
 * @param end - RFC 3339, as the provider writes it
 * @param now - milliseconds since 1970
 * @returns nothing for one that is good for a while
 */
export function endingSoon(what: string, end: string, now: number): string | undefined {
  const days = Math.floor((Date.parse(end) - now) / (HOURS * 3_600_000));
  if (days >= WARN_DAYS) return undefined;
  return days < 0 ? `${what} ended on ${end}` : `${what} ends on ${end}, in ${String(days)} days`;
}

/** Says that a certificate ends soon. A warning is no difference: an unchanged preview stays empty. */
function warnOfEnd(
  what: string,
  remedy: string,
  { validityEndTime }: Ending,
  component: pulumi.Resource,
): void {
  validityEndTime.apply((end) => {
    const said = endingSoon(what, end, Date.now());
    if (said === undefined) return;
    const text = `${said}; ${remedy}: docs/runbooks/linkerd-identity-rotation.md`;
    void pulumi.log.warn(text, component);
  });
}

function credential({ certPem }: Ending, key: tls.PrivateKey): Credential {
  return { certificatePem: certPem, keyPem: pulumi.secret(key.privateKeyPem) };
}

function makeTrustAnchor(
  name: string,
  identity: LinkerdIdentitySpec,
  opts: pulumi.CustomResourceOptions,
): Credential & { readonly ending: Ending } {
  const { protect } = identity;
  const key = new tls.PrivateKey(name, P256, { ...opts, protect });
  const certificate = new tls.SelfSignedCert(
    name,
    {
      privateKeyPem: key.privateKeyPem,
      subject: { commonName: "root.linkerd.cluster.local" },
      isCaCertificate: true,
      allowedUses: CA_USES,
      validityPeriodHours: identity.trustAnchorDays * HOURS,
    },
    // Another validity would replace what every proxy trusts: it counts for anchors that come after.
    { ...opts, protect, ignoreChanges: ["validityPeriodHours"] },
  );
  return { ...credential(certificate, key), ending: certificate };
}

function makeIssuer(
  name: string,
  identity: LinkerdIdentitySpec,
  anchor: Credential,
  opts: pulumi.CustomResourceOptions,
): Credential & { readonly ending: Ending } {
  const key = new tls.PrivateKey(name, P256, opts);
  const request = new tls.CertRequest(
    name,
    { privateKeyPem: key.privateKeyPem, subject: { commonName: "identity.linkerd.cluster.local" } },
    opts,
  );
  const certificate = new tls.LocallySignedCert(
    name,
    {
      certRequestPem: request.certRequestPem,
      caCertPem: anchor.certificatePem,
      caPrivateKeyPem: anchor.keyPem,
      isCaCertificate: true,
      allowedUses: CA_USES,
      validityPeriodHours: identity.issuerDays * HOURS,
    },
    opts,
  );
  return { ...credential(certificate, key), ending: certificate };
}

/**
 * Makes the trust anchors and the issuer once; they stay in the state. Nothing renews itself: a certificate that
 * replaced itself on some day would be a difference that nobody wrote.
 */
export function makeLinkerdIdentity(
  name: string,
  identity: LinkerdIdentitySpec,
  component: pulumi.ComponentResource,
): GeneratedIdentity {
  const opts = { parent: component };
  const anchors = [...new Set(identity.trustAnchorGenerations)].map((generation) => {
    const anchor = makeTrustAnchor(`${name}-trust-anchor-${String(generation)}`, identity, opts);
    warnOfEnd(
      `Linkerd's trust anchor ${String(generation)}`,
      "replace it",
      anchor.ending,
      component,
    );
    return anchor;
  });
  const [signer] = anchors;
  if (signer === undefined) {
    throw new pulumi.InputPropertyError({
      propertyPath: "identity.trustAnchorGenerations",
      reason:
        "empty: without a trust anchor nothing could sign the issuer; write [1], or leave it out",
    });
  }
  const issuer = makeIssuer(
    `${name}-issuer-${String(identity.generation)}`,
    identity,
    signer,
    opts,
  );
  warnOfEnd("Linkerd's issuer", "raise linkerd.identity.generation", issuer.ending, component);
  return {
    trustAnchorsPem: pulumi
      .all(anchors.map(({ certificatePem }) => certificatePem))
      .apply((pems) => pems.join("")),
    issuer,
  };
}

/** Makes a certificate for each webhook, each its own authority: the API server is told to trust exactly it. */
export function makeWebhookCertificates(
  name: string,
  webhooks: readonly LinkerdWebhook[],
  generation: number,
  component: pulumi.ComponentResource,
): Readonly<Partial<Record<LinkerdWebhook["key"], Credential>>> {
  const opts = { parent: component };
  return Object.fromEntries(
    webhooks.map(({ key: webhook, service }) => {
      const child = `${name}-${service.replace("linkerd-", "")}-${String(generation)}`;
      const host = `${service}.${LINKERD_NAMESPACE}.svc`;
      const key = new tls.PrivateKey(child, P256, opts);
      const certificate = new tls.SelfSignedCert(
        child,
        {
          privateKeyPem: key.privateKeyPem,
          subject: { commonName: host },
          dnsNames: [host],
          allowedUses: WEBHOOK_USES,
          validityPeriodHours: DEFAULTS.linkerd.webhookDays * HOURS,
        },
        opts,
      );
      warnOfEnd(
        `the certificate of ${host}`,
        "raise linkerd.identity.generation",
        certificate,
        component,
      );
      return [webhook, credential(certificate, key)];
    }),
  );
}
