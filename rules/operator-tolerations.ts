import { OPERATOR_TOLERATED_KEYS } from "../charts";
import { CniKind } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { ciliumValue } from "./cilium-values";
import { tolerationsFrom, type Toleration } from "./taint-toleration";

const EVERYTHING: readonly Toleration[] = [{ operator: "Exists" }];

/**
 * What the CNI's operator tolerates: the user's list, or else ours. Calico's tolerates everything
 * (tigera/operator: pkg/render/render.go).
 */
export function operatorTolerations(cni: CniSpec): readonly Toleration[] {
  return cni.kind === CniKind.Calico
    ? EVERYTHING
    : (tolerationsFrom(ciliumValue(cni, "operator.tolerations")) ??
        OPERATOR_TOLERATED_KEYS.map((key) => ({ key, operator: "Exists" })));
}
