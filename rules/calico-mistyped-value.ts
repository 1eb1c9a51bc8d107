import { CniKind } from "../spec/choices";
import { checkCniValues } from "./helm-key-checks";
import { mistypedValueFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * The API server refuses a custom resource with a value of another type: the release fails, after the control plane was
 * created.
 *
 * @see projectcalico/calico: charts/tigera-operator and charts/crd.projectcalico.org.v1, v3.32.1
 */
export const calicoMistypedValue = rule({
  id: "calico-mistyped-value",
  severity: "error",
  title: "Calico's values have the CRDs' types",
  needs: ["cni"],
  judge: ({ cni }) => checkCniValues(cni, CniKind.Calico).flatMap(mistypedValueFindings),
});
