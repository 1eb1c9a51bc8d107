// ENIs, addresses and pods per node, per subnet and per pool. PURE.
export { addressPolicy, type AddressPolicy, type CapacityCni } from "./address-policy";
export { architectureOf } from "./architecture";
export { clusterCapacity, type CapacitySpec } from "./cluster-capacity";
export { eniLimits, knownInstanceTypes, takesPrefixes, type EniLimits } from "./eni-limits";
export { groupEniLimits, groupMaxPods, type GroupMaxPods } from "./group-max-pods";
export type * from "./model";
export { nodeUse, usedAddresses } from "./node-use";
export { podCapacity, type KnownPodCapacity, type PodCapacity } from "./pod-capacity";
export { POD_CEILING, podCeiling } from "./pod-ceiling";
export { podPoolCapacity } from "./pod-pool";
export { fitOf, subnetRoom } from "./subnet-room";
