import { groupMaxPods } from "../../../capacity";
import { calicoValues, ciliumValues, linkerdCniValues } from "../../../charts";
import { CniKind } from "../../../spec/choices";
import type { ClusterSpec } from "../../../spec/cluster-spec";
import { renderUserData, sampleConnection } from "../../../userdata";
import { CONTEXT } from "../../charts/cilium-fixture";

/** Makes what a program would make of a cluster without an error: Helm values and user data. */
export function renderAll(spec: ClusterSpec): void {
  const { cni, linkerd, version } = spec;
  const values = cni.kind === CniKind.Calico ? calicoValues : ciliumValues;
  JSON.stringify(values(cni, CONTEXT));
  if (linkerd.cni) JSON.stringify(linkerdCniValues(linkerd));
  for (const group of spec.nodeGroups) {
    renderUserData(group, {
      cluster: sampleConnection(spec),
      cni,
      maxPods: groupMaxPods(group, cni).maxPods,
      kubernetesVersion: version,
    });
  }
}
