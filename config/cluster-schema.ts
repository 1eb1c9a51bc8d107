import { IpFamily, UpgradePolicy } from "../spec/choices";
import type {
  AccessEntrySettings,
  AccessPolicySettings,
  ClusterSettings,
  EndpointSettings,
  NetworkSettings,
} from "../spec/cluster-input";
import { choice, closed, flag, listOf, mapOf, optional } from "./shapes";
import * as texts from "./texts";

/** Amazon EKS API Reference, LogSetup, `types`. */
const LogType = {
  Api: "api",
  Audit: "audit",
  Authenticator: "authenticator",
  ControllerManager: "controllerManager",
  Scheduler: "scheduler",
} as const;

const network = closed<NetworkSettings>({
  vpcId: texts.vpcId,
  subnetIds: listOf(texts.subnetId, "a list of at least one subnet id", "required"),
  controlPlaneSubnetIds: optional(
    listOf(texts.subnetId, "a list of at least one subnet id", "required"),
  ),
});

const endpoint = closed<EndpointSettings>({
  public: optional(flag()),
  private: optional(flag()),
  publicAccessCidrs: optional(
    listOf(texts.anyCidr, "a list of at least one CIDR block", "required"),
  ),
});

const accessPolicy = closed<AccessPolicySettings>({
  policy: texts.filledLine,
  namespaces: optional(listOf(texts.filledLine, "a list of at least one namespace", "required")),
});

const accessEntry = closed<AccessEntrySettings>({
  principalArn: texts.principalArn,
  policies: optional(listOf(accessPolicy, "a list of maps { policy, namespaces? }")),
});

/** `eks-cni:cluster`. */
export const clusterSchema = closed<ClusterSettings>({
  name: texts.clusterName,
  version: texts.kubernetesVersion,
  existing: optional(flag()),
  network: optional(network),
  vpcCidr: optional(texts.vpcCidr),
  serviceCidr: optional(texts.ipv4Cidr),
  ipFamily: optional(choice(IpFamily)),
  endpoint: optional(endpoint),
  accessEntries: optional(
    mapOf(texts.resourceName, accessEntry, "a map from names to { principalArn, policies? }"),
  ),
  kmsKeyArn: optional(texts.kmsKeyArn),
  logTypes: optional(listOf<string>(choice(LogType), "a list of log types")),
  upgradePolicy: optional(choice(UpgradePolicy)),
  deletionProtection: optional(flag()),
  tags: optional(mapOf(texts.filledLine, texts.line, "a map from tag names to strings")),
});
