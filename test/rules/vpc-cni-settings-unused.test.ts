import { vpcCniSettingsUnused } from "../../rules/vpc-cni-settings-unused";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule vpc-cni-settings-unused", () => {
  for (const mode of ["absent", "disabled", "removed"] as const) {
    it(`refuses values that nothing reads where aws-vpc-cni is ${mode}`, () => {
      assertRefused(
        vpcCniSettingsUnused,
        { vpcCni: { mode, values: { enableWindowsIpam: "true" } } },
        {
          path: "vpcCni.values",
          message: new RegExp(`aws-vpc-cni is ${mode}: nothing reads values`),
          remedy: /mode: installed/,
        },
      );
    });
  }
  for (const [key, settings] of [
    ["as", { as: "helm" }],
    ["version", { version: "1.22.4" }],
    ["chartRepository", { chartRepository: "https://charts.example.com" }],
  ] as const) {
    it(`refuses ${key} for an aws-vpc-cni that is absent`, () => {
      assertRefused(
        vpcCniSettingsUnused,
        { vpcCni: { mode: "absent", ...settings } },
        { path: `vpcCni.${key}`, message: /ignored in silence/, remedy: /delete it/ },
      );
    });
  }
  it("refuses a chart's repository for the add-on, also when nobody said that it is one", () => {
    assertRefused(
      vpcCniSettingsUnused,
      chained({ chartRepository: "https://charts.example.com" }),
      { path: "vpcCni.chartRepository", message: /EKS brings the add-on/, remedy: /as: helm/ },
    );
  });
  it("accepts settings of what is installed, and none", () => {
    const chartRepository = "https://charts.example.com";
    assertAccepted(
      vpcCniSettingsUnused,
      chained({ as: "helm", version: "1.22.4", chartRepository }),
    );
    assertAccepted(vpcCniSettingsUnused, chained({ values: { env: { MAX_ENI: "3" } } }));
    assertAccepted(vpcCniSettingsUnused);
    assertAccepted(vpcCniSettingsUnused, { vpcCni: { mode: "adopted", version: "1.22.4" } });
  });
});
