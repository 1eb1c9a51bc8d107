// User data of AL2023 and Bottlerocket nodes. PURE.
export { buildAl2023Parts, GUARD_FILENAME, renderAl2023 } from "./al2023";
export { buildBottlerocketSettings, renderBottlerocket } from "./bottlerocket";
export {
  sampleConnection,
  type ClusterConnection,
  type UserDataContext,
} from "./cluster-connection";
export { clusterDnsIp, nodeadmDerivesDns } from "./cluster-dns";
export { eksMergeAllowance, eksMerges, modelEksNodeConfig } from "./eks-merge";
export { BOOTHOOK_TYPE, renderGuard } from "./guard";
export { parseGuardFiles, type GuardFile, type GuardOptions } from "./guard-files";
export { groupLabels, NODE_GROUP_LABEL } from "./labels";
export { isMediaType, renderMime, type MimePart } from "./mime";
export { buildNodeConfig, NODE_CONFIG_TYPE, type NodeConfig } from "./node-config";
export { parseMime, type ParsedMimePart } from "./parse-mime";
export { userDataProblems, type UserDataProblem } from "./problems";
export { renderUserData } from "./render";
export { USER_DATA_LIMIT_BYTES, userDataSize, type UserDataSize } from "./size";
export { groupTaints, startupTaints, taintChannel, type TaintChannel } from "./taints";
export { toYaml } from "./yaml";
