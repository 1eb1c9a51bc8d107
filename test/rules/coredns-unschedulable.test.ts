import { corednsUnschedulable } from "../../rules/coredns-unschedulable";
import { AL2023, BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule coredns-unschedulable", () => {
  it("refuses a taint on every group that CoreDNS does not tolerate", () => {
    assertRefused(
      corednsUnschedulable,
      {
        nodeGroups: [
          { ...AL2023, taints: [{ key: "dedicated", value: "x", effect: "NoSchedule" }] },
          { ...BOTTLEROCKET, taints: [{ key: "dedicated", value: "x", effect: "NoSchedule" }] },
        ],
      },
      {
        path: "nodeGroups",
        message: /dedicated=x:NoSchedule.*would never become active/,
        remedy: /addons\.coredns\.configurationValues/,
      },
    );
  });
  it("knows that CoreDNS tolerates CriticalAddonsOnly", () => {
    assertAccepted(corednsUnschedulable, {
      nodeGroups: [
        { ...AL2023, taints: [{ key: "CriticalAddonsOnly", effect: "NoSchedule" }] },
        { ...BOTTLEROCKET, taints: [{ key: "CriticalAddonsOnly", effect: "NoSchedule" }] },
      ],
    });
  });
  it("reads the tolerations of its configuration", () => {
    assertAccepted(corednsUnschedulable, {
      nodeGroups: [
        { ...AL2023, taints: [{ key: "dedicated", effect: "NoSchedule" }] },
        { ...BOTTLEROCKET, taints: [{ key: "dedicated", effect: "NoSchedule" }] },
      ],
      addons: {
        coredns: {
          configurationValues: { tolerations: [{ key: "dedicated", operator: "Exists" }] },
        },
      },
    });
  });
});
