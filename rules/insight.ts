import type { ClusterCapacity } from "../capacity";

/** Helm values of the user's own, by the chart that gets them. */
export interface OwnValues {
  /** `cilium`, as in `Chart.yaml`. */
  readonly chart: string;
  /** Dotted paths; never the values, which may be secret. */
  readonly paths: readonly string[];
}

/** What a program knows of a cluster and its resources do not show. */
export interface ClusterInsight {
  /** Name of the `Cluster` component. */
  readonly cluster: string;
  readonly capacity: ClusterCapacity;
  readonly ownValues: readonly OwnValues[];
}

/** Takes what is known of each cluster, so that a plan can show it. */
export interface InsightSink {
  report(insight: ClusterInsight): void;
}

/** Key on `globalThis` under which `plan/` leaves its sink for the components. */
export const INSIGHT_SINK = Symbol.for("eks-cni.insight-sink");

/** The sink that `plan/` left on `globalThis`, if this program runs under it. */
export function insightSink(): InsightSink | undefined {
  return (globalThis as { [INSIGHT_SINK]?: InsightSink })[INSIGHT_SINK];
}
