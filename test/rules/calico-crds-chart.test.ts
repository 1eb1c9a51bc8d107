import { calicoCrdsChart } from "../../rules/calico-crds-chart";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-crds-chart", () => {
  it("refuses a version whose CRDs are in the operator's chart", () => {
    assertRefused(calicoCrdsChart, calico({ version: "v3.31.7" }), {
      path: "cni.version",
      message: /v3\.31\.7 has no chart crd\.projectcalico\.org\.v1, 3\.32 is the first.*would fail/,
      remedy: /3\.32 or later/,
    });
  });
  it("accepts ours, later ones and what is no number", () => {
    for (const version of ["v3.32.1", "3.32.0", "v3.33.0", "master"]) {
      assertAccepted(calicoCrdsChart, calico({ version }));
    }
  });
  it("leaves Cilium alone", () => {
    assertAccepted(calicoCrdsChart, { cni: { version: "1.18.12" } });
  });
});
