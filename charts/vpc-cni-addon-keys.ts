import type { Document } from "../spec/cluster-input";
import type { KeyTree } from "./known-keys";
import { compareKeys, type KeyFindings } from "./unknown-keys";
import { VPC_CNI_VARIABLES } from "./vpc-cni-environment";

/** Numbers and booleans are made strings before EKS sees them. */
const STRING = "sbif";
const QUANTITIES: KeyTree = { cpu: STRING, memory: STRING };

/** Variables that only the init container reads. */
const INIT_VARIABLES: KeyTree = { DISABLE_TCP_EARLY_DEMUX: STRING, ENABLE_V6_EGRESS: STRING };

/**
 * What EKS takes as configuration of its add-on `vpc-cni`. Its schema forbids every other key, and has gained keys with
 * each release: what is not here may be newer.
 *
 * @see AWS CLI Command Reference: eks describe-addon-configuration, example of vpc-cni v1.15.1-eksbuild.1; awslabs/cdk-eks-blueprints: lib/addons/vpc-cni, VpcCniAddOnProps; aws/amazon-vpc-cni-k8s#3059
 */
const ADDON_KEYS: KeyTree = {
  affinity: "o",
  branchENICooldown: STRING,
  enableNetworkPolicy: STRING,
  enableWindowsIpam: STRING,
  enableWindowsPrefixDelegation: STRING,
  eniConfig: { create: "b", region: "s", subnets: { "*": "" } },
  env: Object.fromEntries([...VPC_CNI_VARIABLES.keys()].map((name) => [name, STRING])),
  init: { env: INIT_VARIABLES },
  livenessProbeTimeoutSeconds: "i",
  minimumWindowsIPTarget: STRING,
  nodeAgent: {
    enableCloudWatchLogs: STRING,
    enablePolicyEventLogs: STRING,
    healthProbeBindAddr: STRING,
    metricsBindAddr: STRING,
    networkPolicyAgentLogFileLocation: STRING,
    resources: "o",
  },
  podAnnotations: "o",
  podLabels: "o",
  readinessProbeTimeoutSeconds: "i",
  resources: { limits: QUANTITIES, requests: QUANTITIES },
  tolerations: "a",
  warmWindowsIPTarget: STRING,
  warmWindowsPrefixTarget: STRING,
};

/** Compares settings with what the add-on takes. */
export function vpcCniAddonKeys(values: Document): KeyFindings {
  return compareKeys(ADDON_KEYS, values);
}

/** Places whose scalars EKS takes as strings only. */
const STRING_PLACES = [["env"], ["init", "env"], ["nodeAgent"]];
const STRING_KEYS = ["enableNetworkPolicy", "enableWindowsIpam", "enableWindowsPrefixDelegation"];

function isMap(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asString(value: unknown): unknown {
  return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
}

function withStringsAt(values: Document, [key, ...rest]: readonly string[]): Document {
  const below: unknown = key === undefined ? undefined : values[key];
  if (key === undefined || !isMap(below)) return values;
  return {
    ...values,
    [key]:
      rest.length > 0
        ? withStringsAt(below, rest)
        : Object.fromEntries(Object.entries(below).map(([name, value]) => [name, asString(value)])),
  };
}

/** A copy in which switches and numbers are strings wherever EKS takes nothing else. */
export function withStringVariables(values: Document): Document {
  const switched = Object.fromEntries(
    Object.entries(values).map(([key, value]: [string, unknown]) => [
      key,
      STRING_KEYS.includes(key) ? asString(value) : value,
    ]),
  );
  return STRING_PLACES.reduce(withStringsAt, switched);
}
