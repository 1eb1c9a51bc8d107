import { checkLinkerdValues } from "./helm-key-checks";
import { mistypedValueFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * Without a schema a value where a map is meant fails the template or is printed as it is into a manifest, which
 * the API server refuses.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni, edge-25.3.1, edge-25.7.6, edge-26.6.3; charts/linkerd-control-plane, charts/linkerd-crds, edge-26.6.3
 */
export const linkerdMistypedValue = rule({
  id: "linkerd-mistyped-value",
  severity: "error",
  title: "Linkerd's values have the charts' types",
  needs: ["linkerd"],
  judge: ({ linkerd }) => checkLinkerdValues(linkerd).flatMap(mistypedValueFindings),
});
