import { ciliumValue, isGivenButNotOn } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

const PARTS: Readonly<Record<string, string>> = {
  agent: "no agent would run, and no node would become Ready",
  "operator.enabled": "nobody would give nodes their addresses or take their startup taint off",
  "cni.install": "neither plugin nor conflist would reach the nodes, and none would become Ready",
};

/**
 * Agent, operator and the installation of plugin and conflist are what makes a node Ready; the chart has
 * switches for them, for preflight checks.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, agent, operator.enabled, cni.install
 */
export const ciliumSwitchedOff = rule({
  id: "cilium-switched-off",
  severity: "error",
  title: "Cilium's parts are on",
  needs: ["cni"],
  judge: ({ cni }) =>
    Object.entries(PARTS).flatMap(([path, consequence]) => {
      const value = ciliumValue(cni, path);
      return isGivenButNotOn(value)
        ? [
            {
              path: `cni.values.${path}`,
              message: `${show(value)}; ${consequence}`,
              remedy: "delete it",
            },
          ]
        : [];
    }),
});
