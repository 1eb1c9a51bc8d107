import { isMap, type RawStack } from "./raw";

/** Replaces the two short forms of the stack file by the long ones, in a copy. */
export function normalizeStack(raw: RawStack): RawStack {
  const { vpcCni, nodeGroups } = raw;
  return {
    ...raw,
    ...(typeof vpcCni === "string" ? { vpcCni: { mode: vpcCni } } : {}),
    ...(Array.isArray(nodeGroups) ? { nodeGroups: nodeGroups.map(normalizeNodeGroup) } : {}),
  };
}

function normalizeNodeGroup(group: unknown): unknown {
  return isMap(group) && isMap(group["nodeConfig"])
    ? { ...group, nodeConfig: [group["nodeConfig"]] }
    : group;
}
