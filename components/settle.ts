import * as pulumi from "@pulumi/pulumi";
import type { ClusterInput } from "../spec/cluster-input";
import type { ClusterSpec } from "../spec/cluster-spec";
import { UNKNOWN } from "../spec/known";
import { resolveClusterSpec } from "../spec/resolve";
import type { ClusterArgs } from "./cluster-args";
import type { NodeGroupSettingsArgs } from "./node-group-args";

/**
 * A copy in which every value that another resource will only have later is `UNKNOWN`, so that the
 * rules can judge the rest now. The argument is left as it is.
 */
export function settle(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return UNKNOWN;
  }
  if (Array.isArray(value)) {
    return value.map(settle);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settle(item)]));
  }
  return value;
}

/** Keys without which there is nothing to judge. Programs that are not type-checked leave them out. */
const REQUIRED = {
  "": ["cluster", "cni", "nodeGroups"],
  cluster: ["name", "version"],
  cni: ["kind", "mode"],
  nodeGroup: ["name", "operatingSystem", "instanceTypes", "scaling"],
  scaling: ["min", "max", "desired"],
} as const;

/** Paths of required keys that an object, where it is one, does not have. */
function missingKeys(value: unknown, keys: readonly string[], path: string): string[] {
  const has = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  return keys.filter((key) => has[key] === undefined).map((key) => `${path}${key}`);
}

function missingArguments(args: ClusterArgs): string[] {
  const { cluster, cni, nodeGroups } = args as Partial<ClusterArgs>;
  return [
    ...missingKeys(args, REQUIRED[""], ""),
    ...(cluster === undefined ? [] : missingKeys(cluster, REQUIRED.cluster, "cluster.")),
    ...(cni === undefined ? [] : missingKeys(cni, REQUIRED.cni, "cni.")),
    ...(nodeGroups ?? []).flatMap((group: Partial<NodeGroupSettingsArgs>, index) => {
      const path = `nodeGroups[${String(index)}].`;
      return [
        ...missingKeys(group, REQUIRED.nodeGroup, path),
        ...(group.scaling === undefined
          ? []
          : missingKeys(group.scaling, REQUIRED.scaling, `${path}scaling.`)),
      ];
    }),
  ];
}

/** The one way from what a program passes to what the core reads. */
export function toClusterSpec(args: ClusterArgs, region: string): ClusterSpec {
  const missing = missingArguments(args);
  if (missing.length > 0) {
    throw new pulumi.InputPropertiesError({
      message: `Cluster needs ${missing.join(", ")}: see ClusterArgs`,
      errors: missing.map((propertyPath) => ({ propertyPath, reason: "missing" })),
    });
  }
  return resolveClusterSpec({ ...(settle(args) as ClusterInput), region });
}
