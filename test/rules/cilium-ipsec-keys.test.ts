import { ciliumIpsecKeys } from "../../rules/cilium-ipsec-keys";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-ipsec-keys", () => {
  it("refuses encryption that means IPsec by default", () => {
    assertRefused(
      ciliumIpsecKeys,
      { cni: { values: { encryption: { enabled: true } } } },
      {
        path: "cni.values.encryption.enabled",
        message: /means IPsec.*would not start/,
        remedy: /wireguard/,
      },
    );
  });
  it("refuses IPsec by name", () => {
    assertRefused(
      ciliumIpsecKeys,
      { cni: { encryption: "wireguard", values: { encryption: { type: "ipsec" } } } },
      { path: "cni.values.encryption.type", message: /keys are a Secret/, remedy: /wireguard/ },
    );
  });
  it("accepts WireGuard", () => {
    assertAccepted(ciliumIpsecKeys, { cni: { encryption: "wireguard" } });
  });
});
