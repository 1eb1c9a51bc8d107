import { Encryption } from "../spec/choices";
import { ciliumValue, isOn } from "./cilium-values";
import { rule } from "./rule";

/**
 * The chart's default type of encryption is IPsec, whose keys are a Secret that nobody makes here.
 *
 * @see cilium/charts: cilium-1.20.0, values.yaml, encryption.type and encryption.ipsec.secretName
 */
export const ciliumIpsecKeys = rule({
  id: "cilium-ipsec-keys",
  severity: "error",
  title: "Encryption has its keys",
  needs: ["cni"],
  judge: ({ cni }) => {
    const type = ciliumValue(cni, "encryption.type");
    const on = cni.encryption !== Encryption.None || isOn(ciliumValue(cni, "encryption.enabled"));
    const ipsec = type === "ipsec" || (type === undefined && cni.encryption === Encryption.None);
    return on && ipsec
      ? [
          {
            path:
              type === undefined ? "cni.values.encryption.enabled" : "cni.values.encryption.type",
            message:
              "means IPsec, whose keys are a Secret that must exist before; the agents would not start without it",
            remedy: "delete it and write cni.encryption: wireguard",
          },
        ]
      : [];
  },
});
