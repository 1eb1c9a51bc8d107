import { OPERATOR_TOLERATED_KEYS } from "../charts";
import { CniKind } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { calicoValue } from "./calico-values";
import { ciliumValue } from "./cilium-values";
import { tolerationsFrom, type Toleration } from "./taint-toleration";

/** projectcalico/calico: charts/tigera-operator/values.yaml, tolerations, v3.32.1. */
const EVERYTHING: readonly Toleration[] = [{ operator: "Exists" }];

/** What the CNI's operator tolerates: the user's list, or else ours. Calico's tolerates everything. */
export function operatorTolerations(cni: CniSpec): readonly Toleration[] {
  return cni.kind === CniKind.Calico
    ? (tolerationsFrom(calicoValue(cni, "tolerations")) ?? EVERYTHING)
    : (tolerationsFrom(ciliumValue(cni, "operator.tolerations")) ??
        OPERATOR_TOLERATED_KEYS.map((key) => ({ key, operator: "Exists" })));
}
