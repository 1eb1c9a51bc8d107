import { IpFamily, IptablesMode, LinkerdEdition, LinkerdIdentitySource } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { LinkerdSpec } from "../spec/cluster-spec";
import type { LinkerdControlPlanePath } from "./linkerd-control-plane-reasons";
import { sharedProxySettings } from "./linkerd-proxy";
import type { LinkerdWebhook } from "./linkerd-webhooks";
import { mergeValues, nestValues } from "./merge-values";

/** Namespace of the control plane, which Linkerd's own tools expect. */
export const LINKERD_NAMESPACE = "linkerd";

/**
 * Metadata of the namespace, which only Linkerd's own CLI would create. With linkerd-cni no pod of the control plane
 * asks for capabilities.
 *
 * @see linkerd/linkerd2: charts/linkerd-control-plane/templates/namespace.yaml, edge-26.6.3
 */
export function linkerdNamespaceMetadata({ cni }: Pick<LinkerdSpec, "cni">) {
  return {
    name: LINKERD_NAMESPACE,
    labels: {
      "linkerd.io/is-control-plane": "true",
      "linkerd.io/control-plane-ns": LINKERD_NAMESPACE,
      "config.linkerd.io/admission-webhooks": "disabled",
      "pod-security.kubernetes.io/enforce": cni ? "restricted" : "privileged",
    },
    annotations: { "linkerd.io/inject": "disabled" },
  };
}

/** Addresses of documentation, never routed: TEST-NET-1 and its IPv6 kin. */
const NOWHERE = { [IpFamily.Ipv4]: "192.0.2.2:20001", [IpFamily.Ipv6]: "[2001:db8::2]:20001" };

/** A certificate that is its own authority, and its key. */
export interface WebhookCertificate<Text> {
  readonly certificatePem: Text;
  readonly keyPem: Text;
}

/** What the values need besides the spec. `Text` is a string, or something that becomes one: keys stay secret alone. */
export interface LinkerdControlPlaneContext<Text> {
  /** @default ipv4 */
  readonly ipFamily?: IpFamily;
  /** PEM of every trust anchor. Absent where somebody else writes the ConfigMap `linkerd-identity-trust-roots`. */
  readonly trustAnchorsPem?: Text;
  /** The issuer; absent where cert-manager keeps it. */
  readonly issuer?: WebhookCertificate<Text>;
  readonly webhooks?: Readonly<Partial<Record<LinkerdWebhook["key"], WebhookCertificate<Text>>>>;
}

type Flat = Partial<Record<LinkerdControlPlanePath, unknown>>;

function webhookValues<Text>(webhooks: LinkerdControlPlaneContext<Text>["webhooks"]): Flat {
  return Object.fromEntries(
    Object.entries(webhooks ?? {}).flatMap(([key, { certificatePem, keyPem }]) => [
      [`${key}.crtPEM`, certificatePem],
      [`${key}.keyPEM`, keyPem],
      [`${key}.caBundle`, certificatePem],
    ]),
  );
}

function modeValues(linkerd: LinkerdSpec, ipFamily: IpFamily): Flat {
  return linkerd.cni
    ? { "networkValidator.connectAddr": NOWHERE[ipFamily] }
    : {
        "proxyInit.iptablesMode":
          linkerd.iptablesMode === IptablesMode.Legacy ? IptablesMode.Legacy : IptablesMode.Nft,
      };
}

/**
 * Values for the chart `linkerd-control-plane`, or the enterprise edition's. `linkerd.controlPlaneValues` are laid over
 * them. Why each value is there: {@link LINKERD_CONTROL_PLANE_REASONS}.
 */
export function linkerdControlPlaneValues<Text>(
  linkerd: LinkerdSpec,
  context: LinkerdControlPlaneContext<Text> = {},
): Document {
  const ipFamily = context.ipFamily ?? IpFamily.Ipv4;
  const certManager = linkerd.identity.source === LinkerdIdentitySource.CertManager;
  const flat: Flat = {
    cniEnabled: linkerd.cni,
    "proxy.nativeSidecar": true,
    ...Object.fromEntries(
      sharedProxySettings(ipFamily).map(({ controlPlane, value }) => [controlPlane, value]),
    ),
    ...modeValues(linkerd, ipFamily),
    disableHeartBeat: true,
    "identity.issuer.scheme": certManager ? "kubernetes.io/tls" : "linkerd.io/tls",
    identityTrustAnchorsPEM: context.trustAnchorsPem,
    "identity.issuer.tls.crtPEM": context.issuer?.certificatePem,
    "identity.issuer.tls.keyPEM": context.issuer?.keyPem,
    ...webhookValues(context.webhooks),
    ...(linkerd.edition === LinkerdEdition.Enterprise
      ? { licenseSecret: linkerd.licenseSecret }
      : {}),
  };
  return mergeValues(nestValues(flat), linkerd.controlPlaneValues);
}

/** Values for the chart `linkerd-crds`: the Gateway API's definitions are a component of their own. */
export function linkerdCrdsValues(linkerd: LinkerdSpec): Document {
  return mergeValues({ installGatewayAPI: false }, linkerd.crdsValues);
}
