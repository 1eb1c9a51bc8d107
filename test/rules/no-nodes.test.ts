import { noNodes } from "../../rules/no-nodes";
import { AL2023, BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule no-nodes", () => {
  it("refuses a cluster that starts without a node", () => {
    assertRefused(
      noNodes,
      {
        nodeGroups: [
          { ...AL2023, scaling: { min: 0, max: 4, desired: 0 } },
          { ...BOTTLEROCKET, scaling: { min: 0, max: 4, desired: 0 } },
        ],
      },
      { path: "nodeGroups", message: /0 desired nodes.*nowhere to run/, remedy: /1 or more/ },
    );
  });
  it("accepts one group with nodes", () => {
    assertAccepted(noNodes, { group: { scaling: { min: 0, max: 4, desired: 0 } } });
  });
});
