import { checkLinkerdValues } from "./helm-key-checks";
import { unknownKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * The charts have no schema at all: a misspelt key is ignored without a word, as is one that people expect, such as
 * `hostNetwork`.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni, edge-25.3.1, edge-25.7.6, edge-26.6.3; charts/linkerd-control-plane, charts/linkerd-crds, edge-26.6.3
 */
export const linkerdUnknownValue = rule({
  id: "linkerd-unknown-value",
  severity: "error",
  title: "Linkerd's values have only keys of the charts",
  needs: ["linkerd"],
  judge: ({ linkerd }) => checkLinkerdValues(linkerd).flatMap(unknownKeyFindings),
});
