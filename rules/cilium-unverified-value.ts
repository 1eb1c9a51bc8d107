import { CniKind } from "../spec/choices";
import { checkCniValues } from "./helm-key-checks";
import { unverifiedKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * For a minor whose chart was not read, keys are compared with those of the nearest: one that is missing there may
 * be newer, removed or misspelt.
 *
 * @see cilium/charts: cilium-1.18.12, cilium-1.19.6, cilium-1.20.0, values.yaml and values.schema.json
 */
export const ciliumUnverifiedValue = rule({
  id: "cilium-unverified-value",
  severity: "warning",
  title: "Cilium's values have only keys that were read",
  needs: ["cni"],
  judge: ({ cni }) => checkCniValues(cni, CniKind.Cilium).flatMap(unverifiedKeyFindings),
});
