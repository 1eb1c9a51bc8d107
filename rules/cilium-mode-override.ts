import { CniMode } from "../spec/choices";
import { ciliumValue } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

/** What decides the mode, and the values each mode stands for. */
const DECIDERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  [CniMode.Eni]: { "eni.enabled": true, "ipam.mode": "eni", routingMode: "native" },
  [CniMode.Overlay]: { "eni.enabled": false, routingMode: "tunnel" },
  [CniMode.Chained]: { "eni.enabled": false, "cni.chainingMode": "aws-cni", routingMode: "native" },
};

/**
 * Max pods, permissions, user data and the gate follow `cni.mode`; values that make the chart run another
 * one leave all of them wrong, and half a change ends the operator at start.
 *
 * @see cilium/charts: cilium-1.20.0, templates/validate.yaml, "ipam.mode=eni requires eni.enabled=true"; cilium/cilium#39519
 */
export const ciliumModeOverride = rule({
  id: "cilium-mode-override",
  severity: "error",
  title: "Cilium's mode is decided in one place",
  needs: ["cni"],
  judge: ({ cni }) =>
    Object.entries(DECIDERS[cni.mode] ?? {}).flatMap(([path, expected]) => {
      const value = ciliumValue(cni, path);
      return value === undefined || value === expected
        ? []
        : [
            {
              path: `cni.values.${path}`,
              message: `${show(value)} contradicts cni.mode ${cni.mode}, which means ${show(expected)}; user data, permissions and max pods would be those of another mode`,
              remedy: "delete the value and decide with cni.mode",
            },
          ];
    }),
});
