import { CniKind } from "../spec/choices";
import { checkCniValues } from "./helm-key-checks";
import { unknownKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * The chart prints `installation` and its like into custom resources, and the API server drops keys that their CRDs do not
 * have: a misspelt one has no effect and no error. Charts of other minors are left to `calico-unverified-value`.
 *
 * @see projectcalico/calico: charts/tigera-operator and charts/crd.projectcalico.org.v1, v3.32.1
 */
export const calicoUnknownValue = rule({
  id: "calico-unknown-value",
  severity: "error",
  title: "Calico's values have only keys of chart and CRDs",
  needs: ["cni"],
  judge: ({ cni }) => checkCniValues(cni, CniKind.Calico).flatMap(unknownKeyFindings),
});
