import { ciliumSwitchedOff } from "../../rules/cilium-switched-off";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-switched-off", () => {
  it("refuses a CNI without an agent", () => {
    assertRefused(
      ciliumSwitchedOff,
      { cni: { values: { agent: false } } },
      { path: "cni.values.agent", message: /no node would become Ready/, remedy: /delete it/ },
    );
  });
  it("refuses a CNI that installs nothing", () => {
    assertRefused(
      ciliumSwitchedOff,
      { cni: { values: { cni: { install: false } } } },
      {
        path: "cni.values.cni.install",
        message: /neither plugin nor conflist would reach/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts Envoy switched off", () => {
    assertAccepted(ciliumSwitchedOff, { cni: { values: { envoy: { enabled: false } } } });
  });
});
