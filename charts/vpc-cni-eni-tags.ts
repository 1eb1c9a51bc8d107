import type { Document } from "../spec/cluster-input";
import { mergeValues } from "./merge-values";

/** Tag that aws-node puts on every interface it makes for a cluster of this package; its value is the cluster's name. */
export const VPC_CNI_CLUSTER_TAG = "eks-cni/cluster-name";

/** Tags as people write them in `ADDITIONAL_ENI_TAGS`. */
export type EniTags = Readonly<Record<string, unknown>>;

/**
 * Reads the JSON of `ADDITIONAL_ENI_TAGS`.
 *
 * @returns nothing when it is no JSON object; aws-node would then set no tag at all
 */
export function parseEniTags(text: unknown): EniTags | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const tags: unknown = JSON.parse(text);
    return typeof tags === "object" && tags !== null && !Array.isArray(tags)
      ? (tags as EniTags)
      : undefined;
  } catch {
    // Not JSON: the caller says what that means.
    return undefined;
  }
}

/** Adds the cluster's tag to those that the values have; the rule `vpc-cni-eni-tags` refuses what cannot be read. */
export function withClusterTag(values: Document, clusterName: string): Document {
  const given =
    parseEniTags((values["env"] as Document | undefined)?.["ADDITIONAL_ENI_TAGS"]) ?? {};
  const tags = { ...given, [VPC_CNI_CLUSTER_TAG]: clusterName };
  return mergeValues(values, { env: { ADDITIONAL_ENI_TAGS: JSON.stringify(tags) } });
}
