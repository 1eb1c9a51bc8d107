import { ciliumBottlerocketValues } from "../../rules/cilium-bottlerocket-values";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-bottlerocket-values", () => {
  it("refuses nodeinit on Bottlerocket", () => {
    assertRefused(
      ciliumBottlerocketValues,
      { cni: { values: { nodeinit: { enabled: true } } } },
      {
        path: "cni.values.nodeinit.enabled",
        message: /would end with status 127/,
        remedy: /leave it out/,
      },
    );
  });
  it("refuses sysctlfix on Bottlerocket", () => {
    assertRefused(
      ciliumBottlerocketValues,
      { cni: { values: { sysctlfix: { enabled: true } } } },
      {
        path: "cni.values.sysctlfix.enabled",
        message: /SELinux denies.*would fail/,
        remedy: /leave it out/,
      },
    );
  });
  it("accepts them on AL2023 alone", () => {
    assertAccepted(ciliumBottlerocketValues, {
      nodeGroups: [AL2023],
      cni: { values: { nodeinit: { enabled: true } } },
    });
  });
});
