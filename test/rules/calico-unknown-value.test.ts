import { calicoUnknownValue } from "../../rules/calico-unknown-value";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-unknown-value", () => {
  it("refuses a key that the API server would drop, and names the one that was meant", () => {
    assertRefused(
      calicoUnknownValue,
      calicoWith({ installation: { calicoNetwork: { linuxDataPlane: "BPF" } } }),
      {
        path: "cni.values.installation.calicoNetwork.linuxDataPlane",
        message: /no value of chart tigera-operator v3\.32\.1; it would be ignored/,
        remedy: /installation\.calicoNetwork\.linuxDataplane/,
      },
    );
  });
  it("refuses keys of the operator's next version", () => {
    assertRefused(
      calicoUnknownValue,
      calicoWith({ installation: { cni: { specVersion: "1.0.0" } } }),
      {
        path: "cni.values.installation.cni.specVersion",
        message: /would be ignored/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts what the CRDs take, down to settings of Felix, and free maps", () => {
    assertAccepted(
      calicoUnknownValue,
      calicoWith({
        installation: {
          calicoNetwork: { mtu: 8900 },
          typhaDeployment: { metadata: { labels: { a: "b" } } },
        },
        defaultFelixConfiguration: { enabled: true, wireguardEnabled: true },
        podLabels: { team: "net" },
      }),
    );
  });
  it("leaves other minors and Cilium alone", () => {
    assertAccepted(calicoUnknownValue, calicoWith({ nope: 1 }, { version: "v3.33.0" }));
    assertAccepted(calicoUnknownValue, { cni: { values: { nope: 1 } } });
  });
});
