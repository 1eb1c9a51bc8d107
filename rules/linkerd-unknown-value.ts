import { checkLinkerdValues } from "./helm-key-checks";
import { unknownKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * The chart has no schema at all: a misspelt key is ignored without a word, as is one that people expect, such as
 * `hostNetwork`.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/values.yaml and templates, edge-25.3.1, edge-25.7.6, edge-26.6.3
 */
export const linkerdUnknownValue = rule({
  id: "linkerd-unknown-value",
  severity: "error",
  title: "linkerd-cni's values have only keys of the chart",
  needs: ["linkerd"],
  judge: ({ linkerd }) => checkLinkerdValues(linkerd).flatMap(unknownKeyFindings),
});
