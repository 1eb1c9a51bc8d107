import { LinkerdIdentitySource } from "../spec/choices";
import type { LinkerdSpec } from "../spec/cluster-spec";
import { type Certificate, readCertificates, type ReadCertificates } from "./certificates";

/** A PEM text of Linkerd's identity that is given and known. */
export interface GivenPem {
  /** What it is, as a message says it. */
  readonly what: "trust anchor" | "issuer";
  readonly path: string;
  readonly read: ReadCertificates;
}

/** Where the two texts stand. */
const ANCHORS = "linkerd.identity.trustAnchorsPem";
const ISSUER = "linkerd.identity.issuerCertificatePem";

/** The certificates that count with this source; none while they are not known, or secret in a plan. */
export function givenPems({ controlPlane, identity }: LinkerdSpec): readonly GivenPem[] {
  if (!controlPlane || identity.source === LinkerdIdentitySource.Generated) return [];
  const { trustAnchorsPem, issuerCertificatePem } = identity;
  return [
    ...(trustAnchorsPem?.known === true
      ? [
          {
            what: "trust anchor" as const,
            path: ANCHORS,
            read: readCertificates(trustAnchorsPem.value),
          },
        ]
      : []),
    ...(identity.source === LinkerdIdentitySource.Provided && issuerCertificatePem?.known === true
      ? [
          {
            what: "issuer" as const,
            path: ISSUER,
            read: readCertificates(issuerCertificatePem.value),
          },
        ]
      : []),
  ];
}

/** A certificate, and where it was written. */
export interface GivenCertificate {
  readonly what: GivenPem["what"];
  readonly path: string;
  readonly certificate: Certificate;
}

/** Every certificate that can be read. Of the issuer's text only the first counts: the others lead up to the anchor. */
export function givenCertificates(linkerd: LinkerdSpec): readonly GivenCertificate[] {
  return givenPems(linkerd).flatMap(({ what, path, read }) =>
    "unreadable" in read
      ? []
      : read.certificates
          .slice(0, what === "issuer" ? 1 : undefined)
          .map((certificate) => ({ what, path, certificate })),
  );
}
