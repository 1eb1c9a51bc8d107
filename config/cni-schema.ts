import {
  CalicoDataplane,
  CniKind,
  CniMode,
  Encryption,
  IptablesMode,
  LinkerdEdition,
  LinkerdIdentitySource,
  OperatorIdentity,
  TunnelProtocol,
  VpcCniAs,
  VpcCniMode,
} from "../spec/choices";
import type {
  CniSettings,
  LinkerdIdentitySettings,
  LinkerdSettings,
  VpcCniSettings,
} from "../spec/cluster-input";
import {
  anyText,
  choice,
  closed,
  document,
  flag,
  integer,
  listOf,
  mapOf,
  optional,
} from "./shapes";
import * as texts from "./texts";

const helmValues = "a map of Helm values";

/** `eks-cni:vpcCni`, after a bare string became `{ mode }`. */
export const vpcCniSchema = closed<VpcCniSettings>({
  mode: choice(VpcCniMode),
  as: optional(choice(VpcCniAs)),
  version: optional(texts.chartVersion),
  chartRepository: optional(texts.chartRepository),
  values: optional(document(helmValues)),
});

/** `eks-cni:cni`. */
export const cniSchema = closed<CniSettings>({
  kind: choice(CniKind),
  mode: choice(CniMode),
  version: optional(texts.chartVersion),
  chartRepository: optional(texts.chartRepository),
  kubeProxyReplacement: optional(flag()),
  podCidr: optional(texts.ipv4Cidr),
  podCidrMaskSize: optional(integer(20, 28)),
  tunnelProtocol: optional(choice(TunnelProtocol)),
  dataplane: optional(choice(CalicoDataplane)),
  bandwidthManager: optional(flag()),
  gatewayApi: optional(flag()),
  masquerade: optional(flag()),
  prefixDelegation: optional(flag()),
  podSubnetTags: optional(mapOf(texts.filledLine, texts.line, "a map from tag names to strings")),
  operatorIdentity: optional(choice(OperatorIdentity)),
  encryption: optional(choice(Encryption)),
  hubble: optional(flag()),
  values: optional(document(helmValues)),
});

const pem = "PEM text: -----BEGIN CERTIFICATE----- and so on";

const linkerdIdentity = closed<LinkerdIdentitySettings>({
  source: optional(choice(LinkerdIdentitySource)),
  trustAnchorDays: optional(integer(30, 7300)),
  issuerDays: optional(integer(7, 3650)),
  generation: optional(integer(1, 1000)),
  trustAnchorGenerations: optional(
    listOf(integer(1, 1000), "a list of at least one number of a trust anchor", "required"),
  ),
  protect: optional(flag()),
  trustAnchorsPem: optional(anyText(pem)),
  issuerCertificatePem: optional(anyText(pem)),
  issuerKeyPem: optional(anyText("PEM text of a private key, best as a secure value")),
});

/** `eks-cni:linkerd`. */
export const linkerdSchema = closed<LinkerdSettings>({
  cni: flag(),
  iptablesMode: optional(choice(IptablesMode)),
  version: optional(texts.chartVersion),
  imageVersion: optional(texts.imageTag),
  chartRepository: optional(texts.chartRepository),
  cniValues: optional(document(helmValues)),
  controlPlane: optional(flag()),
  edition: optional(choice(LinkerdEdition)),
  controlPlaneVersion: optional(texts.chartVersion),
  controlPlaneChartRepository: optional(texts.chartRepository),
  licenseSecret: optional(texts.filledLine),
  identity: optional(linkerdIdentity),
  crdsValues: optional(document(helmValues)),
  controlPlaneValues: optional(document(helmValues)),
});
