import {
  CapacityType,
  NodeGroupKind,
  OperatingSystem,
  SpotStrategy,
  TaintEffect,
} from "../spec/choices";
import type {
  InstanceLimitsSettings,
  MixedInstancesSettings,
  NetworkdSettings,
  NodeGroupSettings,
  ScalingSettings,
  TaintSettings,
  UpdateSettings,
  UserDataPartSettings,
  VolumeSettings,
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

const scaling = closed<ScalingSettings>({
  min: integer(0),
  max: integer(1),
  desired: integer(0),
});

const update = closed<UpdateSettings>({
  maxUnavailable: optional(integer(1, 100)),
  maxUnavailablePercentage: optional(integer(1, 100)),
});

const taint = closed<TaintSettings>({
  key: texts.filledLine,
  value: optional(texts.line),
  effect: choice(TaintEffect),
});

const networkd = closed<NetworkdSettings>({
  primaryRouteMetric: optional(integer(1, 4294967295)),
});

const userDataPart = closed<UserDataPartSettings>({
  contentType: texts.contentType,
  content: anyText("text"),
  filename: optional(texts.filledLine),
});

/** Ranges of gp3: Amazon EBS User Guide, "General Purpose SSD volumes". */
const volume = closed<VolumeSettings>({
  sizeGiB: optional(integer(1, 16384)),
  iops: optional(integer(3000, 16000)),
  throughputMiBps: optional(integer(125, 1000)),
  kmsKeyArn: optional(texts.kmsKeyArn),
});

const mixedInstances = closed<MixedInstancesSettings>({
  onDemandBase: optional(integer(0)),
  onDemandPercentage: optional(integer(0, 100)),
  spotStrategy: optional(choice(SpotStrategy)),
});

const instanceLimits = closed<InstanceLimitsSettings>({
  enis: integer(1, 64),
  ipv4PerEni: integer(2, 256),
});

/** One entry of `eks-cni:nodeGroups`, after a single `nodeConfig` became a list. */
export const nodeGroupSchema = closed<NodeGroupSettings>({
  name: texts.nodeGroupName,
  operatingSystem: choice(OperatingSystem),
  instanceTypes: listOf(texts.instanceType, "a list of at least one instance type", "required"),
  scaling,
  kind: optional(choice(NodeGroupKind)),
  mixedInstances: optional(mixedInstances),
  instanceLimits: optional(instanceLimits),
  capacityType: optional(choice(CapacityType)),
  subnetIds: optional(listOf(texts.subnetId, "a list of at least one subnet id", "required")),
  securityGroupIds: optional(listOf(texts.securityGroupId, "a list of security group ids")),
  releaseVersion: optional(texts.releaseVersion),
  amiId: optional(texts.amiId),
  volume: optional(volume),
  update: optional(update),
  labels: optional(mapOf(texts.filledLine, texts.line, "a map from label names to strings")),
  taints: optional(listOf(taint, "a list of maps { key, value?, effect }")),
  maxPods: optional(integer(1)),
  imdsPodAccess: optional(flag()),
  iamRoleArn: optional(texts.roleArn),
  networkd: optional(networkd),
  nodeConfig: optional(
    listOf(document("a map: the `spec` of a NodeConfig"), "a NodeConfig `spec`, or a list of them"),
  ),
  userDataParts: optional(
    listOf(userDataPart, "a list of maps { contentType, content, filename? }"),
  ),
  bottlerocketSettings: optional(document("a map: what stands under `settings`")),
});
