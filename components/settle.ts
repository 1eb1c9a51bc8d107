import * as pulumi from "@pulumi/pulumi";
import type { ClusterInput } from "../spec/cluster-input";
import type { ClusterSpec } from "../spec/cluster-spec";
import { UNKNOWN } from "../spec/known";
import { resolveClusterSpec } from "../spec/resolve";
import type { ClusterArgs } from "./cluster-args";

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

/** Arguments without which there is nothing to judge. Programs that are not type-checked leave them out. */
const REQUIRED = ["cluster", "cni", "nodeGroups"] as const;

/** The one way from what a program passes to what the core reads. */
export function toClusterSpec(args: ClusterArgs, region: string): ClusterSpec {
  const missing = REQUIRED.filter((key) => (args as Partial<ClusterArgs>)[key] === undefined);
  if (missing.length > 0) {
    throw new pulumi.InputPropertiesError({
      message: `Cluster needs ${missing.join(", ")}: see ClusterArgs`,
      errors: missing.map((propertyPath) => ({ propertyPath, reason: "missing" })),
    });
  }
  return resolveClusterSpec({ ...(settle(args) as ClusterInput), region });
}
