// ENIs, addresses and pods per node. PURE.
export { architectureOf } from "./architecture";
export { eniLimits, knownInstanceTypes, takesPrefixes, type EniLimits } from "./eni-limits";
export { groupMaxPods, type GroupMaxPods } from "./group-max-pods";
export type * from "./model";
export { podCapacity, type KnownPodCapacity, type PodCapacity } from "./pod-capacity";
export { POD_CEILING, podCeiling } from "./pod-ceiling";
