import { ciliumVersion } from "../../rules/cilium-version";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-version", () => {
  it("warns of a minor below those that were read", () => {
    assertRefused(
      ciliumVersion,
      { cni: { version: "1.17.18" } },
      {
        path: "cni.version",
        message: /1\.17\.18 is not among.*could be ignored/,
        remedy: /choose a version of these minors/,
      },
    );
  });
  it("warns of a minor above", () => {
    assertRefused(
      ciliumVersion,
      { cni: { version: "1.21.0-pre.0" } },
      { path: "cni.version", message: /1\.18, 1\.19, 1\.20/, remedy: /suppress this rule/ },
    );
  });
  it("accepts the oldest that was read", () => {
    assertAccepted(ciliumVersion, { cni: { version: "1.18.12" } });
  });
});
