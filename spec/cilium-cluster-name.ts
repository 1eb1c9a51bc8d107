import { createHash } from "node:crypto";

/** Longest `cluster.name` that the Cilium chart accepts (cilium/charts, `templates/validate.yaml`). */
export const CILIUM_NAME_MAX = 32;
const HASH_LENGTH = 8;

/**
 * The name under which Cilium knows a cluster. Its garbage collection and our ENI sweep tell clusters
 * apart by it, so two clusters must never share it: a hash of the full name and region is appended.
 */
export function ciliumClusterName(clusterName: string, region: string): string {
  const readable = clusterName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, CILIUM_NAME_MAX - HASH_LENGTH - 1)
    .replace(/^-+|-+$/g, "");
  const hash = createHash("sha256").update(`${region}/${clusterName}`).digest("hex");
  return [readable, hash.slice(0, HASH_LENGTH)].filter((part) => part !== "").join("-");
}
