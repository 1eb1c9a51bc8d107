import { clusterCapacity } from "../capacity";
import { valuePaths } from "../charts/value-paths";
import { insightSink, type OwnValues } from "../rules/insight";
import { CniKind } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { ClusterSpec } from "../spec/cluster-spec";

/** Tells a plan what the resources of a cluster do not show. Does nothing where nobody asks. */
export function reportInsight(cluster: string, spec: ClusterSpec): void {
  insightSink()?.report({
    cluster,
    capacity: clusterCapacity(spec),
    ownValues: ownValues(spec),
  });
}

function ownValues({ cni, vpcCni, linkerd }: ClusterSpec): OwnValues[] {
  const given: readonly (readonly [chart: string, values: Document])[] = [
    [cni.kind === CniKind.Cilium ? "cilium" : "tigera-operator", cni.values],
    ["aws-vpc-cni", vpcCni.values],
    ["linkerd2-cni", linkerd.cniValues],
    ["linkerd-crds", linkerd.crdsValues],
    ["linkerd-control-plane", linkerd.controlPlaneValues],
  ];
  return given
    .map(([chart, values]) => ({ chart, paths: valuePaths(values).map(({ path }) => path) }))
    .filter(({ paths }) => paths.length > 0);
}
