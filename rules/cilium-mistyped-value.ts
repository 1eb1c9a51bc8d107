import { CniKind } from "../spec/choices";
import { checkCniValues } from "./helm-key-checks";
import { mistypedValueFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * The chart has a schema for the types of its values: Helm refuses to install against it, after the control plane
 * was created.
 *
 * @see cilium/charts: cilium-1.18.12, cilium-1.19.6, cilium-1.20.0, values.yaml and values.schema.json
 */
export const ciliumMistypedValue = rule({
  id: "cilium-mistyped-value",
  severity: "error",
  title: "Cilium's values have the chart's types",
  needs: ["cni"],
  judge: ({ cni }) => checkCniValues(cni, CniKind.Cilium).flatMap(mistypedValueFindings),
});
