import { CniMode } from "../spec/choices";
import { ciliumValue } from "./cilium-values";
import { rule } from "./rule";

/**
 * Left to the chart, ENI mode masquerades up to 1.17, does not from 1.18, and does again below an
 * `upgradeCompatibility` of 1.18: an upgrade would change the address under which pods are seen.
 *
 * @see cilium/charts: cilium-1.20.0, templates/cilium-configmap.yaml, enable-ipv4-masquerade
 */
export const eniMasqueradeUnset = rule({
  id: "eni-masquerade-unset",
  severity: "error",
  title: "ENI mode says whether it masquerades",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.mode === CniMode.Eni && ciliumValue(cni, "enableIPv4Masquerade") === null
      ? [
          {
            path: "cni.values.enableIPv4Masquerade",
            message:
              "null leaves masquerading to the chart, whose default changed with 1.18; an upgrade would change the source address of all pod traffic",
            remedy: "delete the value and write cni.masquerade: true or false",
          },
        ]
      : [],
});
