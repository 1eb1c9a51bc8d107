import { ciliumInterfaceNames } from "../../rules/cilium-interface-names";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-interface-names", () => {
  it("warns of interfaces by name", () => {
    assertRefused(
      ciliumInterfaceNames,
      { cni: { values: { egressMasqueradeInterfaces: "eth+" } } },
      {
        path: "cni.values.egressMasqueradeInterfaces",
        message: /"eth\+" names interfaces.*would leave untranslated/,
        remedy: /leave it out/,
      },
    );
  });
  it("is content when Cilium finds them", () => {
    assertAccepted(ciliumInterfaceNames, { cni: { values: { devices: "" } } });
  });
});
