import { vpcCniVersionForm } from "../../rules/vpc-cni-version-form";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule vpc-cni-version-form", () => {
  it("refuses a chart's version for the add-on", () => {
    assertRefused(vpcCniVersionForm, chained({ version: "1.22.4" }), {
      path: "vpcCni.version",
      message: /1\.22\.4 is no version of the add-on vpc-cni.*v1\.22\.4-eksbuild\.1/,
      remedy: /eks-cni pins/,
    });
  });
  it("refuses the add-on's version for the chart", () => {
    assertRefused(vpcCniVersionForm, chained({ as: "helm", version: "v1.22.4-eksbuild.1" }), {
      path: "vpcCni.version",
      message: /Helm would not find it/,
      remedy: /1\.22\.4, or as: addon/,
    });
  });
  it("accepts each in its place, and none", () => {
    assertAccepted(vpcCniVersionForm, chained({ version: "v1.22.4-eksbuild.1" }));
    assertAccepted(vpcCniVersionForm, chained({ as: "helm", version: "1.23.1" }));
    assertAccepted(vpcCniVersionForm, chained());
  });
});
