import { CniKind } from "../spec/choices";
import { checkCniValues } from "./helm-key-checks";
import { unverifiedKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * For a minor whose chart was not read, keys are compared with those of the nearest: one that is missing there may be
 * newer, removed or misspelt.
 *
 * @see projectcalico/calico: charts/tigera-operator and charts/crd.projectcalico.org.v1, v3.32.1
 */
export const calicoUnverifiedValue = rule({
  id: "calico-unverified-value",
  severity: "warning",
  title: "Calico's values have only keys that were read",
  needs: ["cni"],
  judge: ({ cni }) => checkCniValues(cni, CniKind.Calico).flatMap(unverifiedKeyFindings),
});
