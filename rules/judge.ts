import type { ClusterSpec } from "../spec/cluster-spec";
import type { Problem } from "./problem";

/** Judges a cluster on a given day (`YYYY-MM-DD`): every problem, suppressed ones marked. */
export function judgeCluster(_spec: ClusterSpec, _date: string): Problem[] {
  return [];
}
