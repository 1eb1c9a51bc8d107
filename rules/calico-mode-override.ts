import { CniMode } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { calicoValue } from "./calico-values";
import { show } from "./document-value";
import { rule } from "./rule";

/** What decides who gives out addresses and how, and what it has to say. */
function decided(cni: CniSpec): Readonly<Record<string, unknown>> {
  const type = cni.mode === CniMode.Overlay ? "Calico" : "AmazonVPC";
  return {
    "installation.enabled": true,
    "installation.kubernetesProvider": "EKS",
    "installation.cni.type": type,
    "installation.cni.ipam.type": type,
    "installation.calicoNetwork.bgp": "Disabled",
  };
}

/**
 * Max pods, user data, add-ons and the gates follow `cni.mode`. Another provider or CNI type gives the operator other
 * defaults (AmazonVPC writes no conflist), HostLocal needs pod CIDRs that EKS gives no node, and BGP has no peer in a
 * VPC.
 *
 * @see tigera/operator: pkg/controller/installation/core_controller.go, fillDefaults, and validation.go, v1.42.3
 */
export const calicoModeOverride = rule({
  id: "calico-mode-override",
  severity: "error",
  title: "Calico's mode is decided in one place",
  needs: ["cni"],
  judge: ({ cni }) =>
    Object.entries(decided(cni)).flatMap(([path, expected]) => {
      const value = calicoValue(cni, path);
      return value === undefined || value === expected
        ? []
        : [
            {
              path: `cni.values.${path}`,
              message: `${show(value)} contradicts cni.mode ${cni.mode}, which means ${show(expected)}; the operator would refuse the combination, or nodes would stay NotReady without a conflist`,
              remedy: "delete the value and decide with cni.mode",
            },
          ];
    }),
});
