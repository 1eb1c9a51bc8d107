import { gp3Limits } from "../../rules/gp3-limits";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule gp3-limits", () => {
  it("refuses more IOPS than the size carries", () => {
    assertRefused(
      gp3Limits,
      { group: { volume: { sizeGiB: 10, iops: 8000 } } },
      {
        path: "nodeGroups[0].volume.iops",
        message: /8000 is above 500 per GiB, that is 5000.*no node would start/,
        remedy: /write 5000 or less/,
      },
    );
  });
  it("refuses more throughput than the IOPS carry", () => {
    assertRefused(
      gp3Limits,
      { group: { volume: { throughputMiBps: 1000 } } },
      {
        path: "nodeGroups[0].volume.throughputMiBps",
        message: /1000 needs 4000 IOPS.*no node would start/,
        remedy: /volume\.iops: 4000/,
      },
    );
  });
  it("accepts what gp3 has", () => {
    assertAccepted(gp3Limits, {
      group: { volume: { sizeGiB: 80, iops: 4000, throughputMiBps: 1000 } },
    });
  });
});
