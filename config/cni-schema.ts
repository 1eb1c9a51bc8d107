import {
  CniKind,
  CniMode,
  Encryption,
  IptablesMode,
  OperatorIdentity,
  VpcCniAs,
  VpcCniMode,
} from "../spec/choices";
import type { CniSettings, LinkerdSettings, VpcCniSettings } from "../spec/cluster-input";
import { choice, closed, document, flag, mapOf, optional } from "./shapes";
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
  masquerade: optional(flag()),
  prefixDelegation: optional(flag()),
  podSubnetTags: optional(mapOf(texts.filledLine, texts.line, "a map from tag names to strings")),
  operatorIdentity: optional(choice(OperatorIdentity)),
  encryption: optional(choice(Encryption)),
  hubble: optional(flag()),
  values: optional(document(helmValues)),
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
  identity: optional(document("a map")),
  crdsValues: optional(document(helmValues)),
  controlPlaneValues: optional(document(helmValues)),
});
