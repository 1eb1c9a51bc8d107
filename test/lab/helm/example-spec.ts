import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseStackConfig } from "../../../config/stack-file";
import { validateStack } from "../../../config/validate";
import type { ClusterInput, NodeGroupSettings } from "../../../spec/cluster-input";
import type { ClusterSpec } from "../../../spec/cluster-spec";
import { resolveClusterSpec } from "../../../spec/resolve";
import { folderOf } from "../../examples/examples";

const GROUP = {
  name: "general",
  operatingSystem: "AL2023" as const,
  instanceTypes: ["m7g.large"],
  scaling: { min: 2, max: 4, desired: 2 },
} satisfies NodeGroupSettings;

/** What the examples ask for that say it in a program: written a second time here, by hand. */
const PROGRAMS: Readonly<Record<string, Omit<ClusterInput, "region" | "nodeGroups">>> = {
  cluster: {
    cluster: { name: "shop", version: "1.35" },
    cni: { kind: "cilium", mode: "eni" },
    linkerd: { cni: true },
  },
  "aws-eks-cluster": {
    // The engine names the cluster: this is the plan's placeholder.
    cluster: { name: "shop-4f2bdfd", version: "1.35" },
    cni: { kind: "cilium", mode: "eni" },
    // Installed by nobody here; the component leaves it room unless told otherwise.
    linkerd: { cni: true },
  },
};

/**
 * What an example asks for, with every default: from its stack file, or for a program from the table above.
 *
 * @throws where neither says it: a new example that is a program needs a row
 */
export function specOf(example: string): ClusterSpec {
  const program = PROGRAMS[example];
  if (program !== undefined) {
    return resolveClusterSpec({ region: "eu-central-1", nodeGroups: [GROUP], ...program });
  }
  const file = join(folderOf(example), "Pulumi.dev.yaml");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const { config } = (parse(text) ?? {}) as { config?: unknown };
  const { raw, secretKeys } = parseStackConfig(config);
  const { input } = validateStack(raw, secretKeys);
  if (input === undefined) {
    throw new Error(
      `examples/${example}: its stack file gives no cluster; say in ${__filename} what it asks for`,
    );
  }
  return resolveClusterSpec(input);
}
