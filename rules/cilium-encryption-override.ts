import { CniKind, Encryption } from "../spec/choices";
import { ciliumValue, isGivenButNotOn } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

const ENABLED = "encryption.enabled";

/**
 * Whoever reads `cni.encryption: wireguard` believes that traffic is encrypted; a value that switches it off must not
 * pass in silence.
 *
 * @see cilium/charts: cilium-1.20.0, templates/cilium-configmap.yaml, enable-wireguard
 */
export const ciliumEncryptionOverride = rule({
  id: "cilium-encryption-override",
  severity: "error",
  title: "Encryption is decided in one place",
  needs: ["cni"],
  judge: ({ cni }) => {
    const value = ciliumValue(cni, ENABLED);
    return cni.kind === CniKind.Cilium &&
      cni.encryption !== Encryption.None &&
      isGivenButNotOn(value)
      ? [
          {
            path: `cni.values.${ENABLED}`,
            message: `${show(value)} beside cni.encryption: ${cni.encryption}; pods' traffic would cross the network in the open`,
            remedy: "delete the value, or write cni.encryption: none",
          },
        ]
      : [];
  },
});
