import { kubernetesSupportEnded } from "../../rules/kubernetes-support-ended";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule kubernetes-support-ended", () => {
  it("refuses a minor past standard support with STANDARD", () => {
    assertRefused(
      kubernetesSupportEnded,
      { cluster: { version: "1.33" } },
      {
        path: "cluster.version",
        message: /"1\.33" left standard support on 2026-07-29; EKS would refuse/,
        remedy: /write "1\.35", or upgradePolicy: EXTENDED/,
      },
    );
  });
  it("refuses a minor past extended support with any policy", () => {
    assertRefused(
      kubernetesSupportEnded,
      { cluster: { version: "1.30", upgradePolicy: "EXTENDED" } },
      {
        path: "cluster.version",
        message: /left extended support on 2026-07-23/,
        remedy: /write "1\.35"/,
      },
    );
  });
  it("refuses what is older than the calendar", () => {
    assertRefused(
      kubernetesSupportEnded,
      { cluster: { version: "1.22" } },
      {
        path: "cluster.version",
        message: /left standard support long ago/,
        remedy: /write "1\.35"/,
      },
    );
  });
  it("refuses it on the very day", () => {
    assertRefused(
      kubernetesSupportEnded,
      { cluster: { version: "1.34" } },
      { path: "cluster.version", message: /on 2026-12-02/, remedy: /1\.35/ },
      "2026-12-02",
    );
  });
  it("accepts it the day before", () => {
    assertAccepted(kubernetesSupportEnded, { cluster: { version: "1.34" } }, "2026-12-01");
  });
  it("accepts extended support when it is chosen", () => {
    assertAccepted(kubernetesSupportEnded, {
      cluster: { version: "1.33", upgradePolicy: "EXTENDED" },
    });
  });
  it("takes an existing cluster as old as it is", () => {
    assertAccepted(kubernetesSupportEnded, {
      cluster: {
        existing: true,
        version: "1.32",
        network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] },
      },
    });
  });
});
