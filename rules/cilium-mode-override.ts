import { CniMode } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { ciliumValue } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

/** What decides the mode, and the values that the chosen mode stands for. */
function decided(cni: CniSpec): Readonly<Record<string, unknown>> {
  switch (cni.mode) {
    case CniMode.Eni:
      return { "eni.enabled": true, "ipam.mode": "eni", routingMode: "native" };
    case CniMode.Overlay:
      return {
        "eni.enabled": false,
        "ipam.mode": "cluster-pool",
        routingMode: "tunnel",
        tunnelProtocol: cni.tunnelProtocol,
      };
    case CniMode.Chained:
      return {
        "eni.enabled": false,
        "ipam.mode": "cluster-pool",
        "cni.chainingMode": "aws-cni",
        "endpointRoutes.enabled": true,
        enableIPv4Masquerade: false,
        routingMode: "native",
      };
    case CniMode.PolicyOnly:
      return {};
    default: {
      const never: never = cni.mode;
      return never;
    }
  }
}

/** Keys that say by another key of the stack file what they decide. */
const OTHER_KEYS: Readonly<Record<string, string>> = { tunnelProtocol: "cni.tunnelProtocol" };

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
    Object.entries(decided(cni)).flatMap(([path, expected]) => {
      const value = ciliumValue(cni, path);
      const key = OTHER_KEYS[path];
      return value === undefined || value === expected
        ? []
        : [
            {
              path: `cni.values.${path}`,
              message:
                key === undefined
                  ? `${show(value)} contradicts cni.mode ${cni.mode}, which means ${show(expected)}; user data, permissions and max pods would be those of another mode`
                  : `${show(value)} contradicts ${key}, which is ${show(expected)}; rules and reports would speak of a port that the nodes do not use`,
              remedy: `delete the value and decide with ${key ?? "cni.mode"}`,
            },
          ];
    }),
});
