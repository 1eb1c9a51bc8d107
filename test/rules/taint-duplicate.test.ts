import { taintDuplicate } from "../../rules/taint-duplicate";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule taint-duplicate", () => {
  it("refuses key and effect twice", () => {
    assertRefused(
      taintDuplicate,
      {
        group: {
          taints: [
            { key: "a", value: "1", effect: "NoSchedule" },
            { key: "a", value: "2", effect: "NoSchedule" },
          ],
        },
      },
      {
        path: "nodeGroups[0].taints[1]",
        message: /repeats key and effect of taints\[0\].*would refuse the nodes/,
        remedy: /delete one/,
      },
    );
  });
  it("refuses the CNI's startup taint, which is set already", () => {
    assertRefused(
      taintDuplicate,
      { group: { taints: [{ key: "node.cilium.io/agent-not-ready", effect: "NoExecute" }] } },
      {
        path: "nodeGroups[0].taints[0]",
        message: /is set on every node already/,
        remedy: /delete one/,
      },
    );
  });
  it("accepts one key with two effects", () => {
    assertAccepted(taintDuplicate, {
      group: {
        taints: [
          { key: "a", effect: "NoSchedule" },
          { key: "a", effect: "NoExecute" },
        ],
      },
    });
  });
});
