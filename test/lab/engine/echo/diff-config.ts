import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { isDeepStrictEqual } from "node:util";
import { isUnknown, type JsonObject } from "./json";

const IDENTIFIER = "clusterIdentifier";
const CLUSTER_SETTINGS = ["kubeconfig", "context", "cluster"];

/**
 * Whether a Kubernetes provider with other settings is another cluster's.
 *
 * With `clusterIdentifier` on both sides it alone decides (`@pulumi/kubernetes` provider.d.ts). Without, what is
 * not known yet counts as another cluster, and so does another cluster in the kubeconfig; this one calls every other
 * kubeconfig another cluster (pulumi/pulumi-kubernetes provider/pkg/provider/provider.go, DiffConfig).
 */
export function answerDiffConfig(before: JsonObject, after: JsonObject): proto.DiffResponse {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter(
    (key) => isUnknown(after[key] ?? null) || !isDeepStrictEqual(before[key], after[key]),
  );
  const response = new proto.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  response.setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList(changed);
  response.setReplacesList([...replacing(before, after, changed)]);
  return response;
}

function replacing(
  before: JsonObject,
  after: JsonObject,
  changed: readonly string[],
): readonly string[] {
  if (before[IDENTIFIER] !== undefined && after[IDENTIFIER] !== undefined) {
    return changed.filter((key) => key === IDENTIFIER);
  }
  return changed.filter((key) => CLUSTER_SETTINGS.includes(key));
}
