import { calicoMistypedValue } from "../../rules/calico-mistyped-value";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-mistyped-value", () => {
  it("refuses a value that the API server would refuse", () => {
    assertRefused(
      calicoMistypedValue,
      calicoWith({ installation: { calicoNetwork: { mtu: "8900" } } }),
      {
        path: "cni.values.installation.calicoNetwork.mtu",
        message: /"8900" is not an integer.*would refuse/,
        remedy: /write an integer/,
      },
    );
  });
  it("accepts the type, and null, by which Helm removes a key", () => {
    assertAccepted(
      calicoMistypedValue,
      calicoWith({ installation: { calicoNetwork: { mtu: 8900 }, nonPrivileged: null } }),
    );
  });
});
