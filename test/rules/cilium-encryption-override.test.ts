import { ciliumEncryptionOverride } from "../../rules/cilium-encryption-override";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-encryption-override", () => {
  const values = { encryption: { enabled: false } };
  it("refuses a value that leaves traffic in the open", () => {
    assertRefused(
      ciliumEncryptionOverride,
      { cni: { encryption: "wireguard", values } },
      {
        path: "cni.values.encryption.enabled",
        message: /false beside cni\.encryption: wireguard; .* in the open/,
        remedy: /cni\.encryption: none/,
      },
    );
  });
  it("accepts the value where nobody asked for encryption, and the same again", () => {
    assertAccepted(ciliumEncryptionOverride, { cni: { values } });
    assertAccepted(ciliumEncryptionOverride, {
      cni: { encryption: "wireguard", values: { encryption: { enabled: true } } },
    });
  });
});
