import { vpcCniConflict } from "../../rules/vpc-cni-conflict";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule vpc-cni-conflict", () => {
  it("refuses two CNIs that give out addresses", () => {
    assertRefused(
      vpcCniConflict,
      { vpcCni: { mode: "installed" } },
      { path: "vpcCni.mode", message: /two CNIs would write conflists/, remedy: /vpcCni: absent/ },
    );
  });
  it("accepts them on the way of a migration", () => {
    assertAccepted(vpcCniConflict, {
      vpcCni: { mode: "adopted" },
      cluster: { existing: true, network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
    });
  });
  it("accepts a chain", () => {
    assertAccepted(vpcCniConflict, { cni: { mode: "chained" }, vpcCni: { mode: "installed" } });
  });
});
