import { checkLinkerdValues } from "./helm-key-checks";
import { unverifiedKeyFindings } from "./helm-key-findings";
import { rule } from "./rule";

/**
 * For a chart that was not read, keys are compared with those of the nearest: one that is missing there may be
 * newer, removed or misspelt.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni, edge-25.3.1, edge-25.7.6, edge-26.6.3; charts/linkerd-control-plane, charts/linkerd-crds, edge-26.6.3
 */
export const linkerdUnverifiedValue = rule({
  id: "linkerd-unverified-value",
  severity: "warning",
  title: "Linkerd's values have only keys that were read",
  needs: ["linkerd"],
  judge: ({ linkerd }) => checkLinkerdValues(linkerd).flatMap(unverifiedKeyFindings),
});
