import { CniKind } from "../spec/choices";
import { checkCniValues } from "./helm-key-checks";
import { unknownKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * The chart's schema does not forbid keys: a misspelt or removed one is ignored without a word. Charts of other
 * minors than those read are left to `cilium-unverified-value`.
 *
 * @see cilium/charts: cilium-1.18.12, cilium-1.19.6, cilium-1.20.0, values.yaml and values.schema.json
 */
export const ciliumUnknownValue = rule({
  id: "cilium-unknown-value",
  severity: "error",
  title: "Cilium's values have only keys of the chart",
  needs: ["cni"],
  judge: ({ cni }) => checkCniValues(cni, CniKind.Cilium).flatMap(unknownKeyFindings),
});
