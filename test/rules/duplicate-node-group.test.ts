import { duplicateNodeGroup } from "../../rules/duplicate-node-group";
import { AL2023, BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule duplicate-node-group", () => {
  it("refuses two groups of one name", () => {
    assertRefused(
      duplicateNodeGroup,
      { nodeGroups: [AL2023, { ...BOTTLEROCKET, name: "general" }] },
      {
        path: "nodeGroups[1].name",
        message: /"general" is the name of nodeGroups\[0\] too.*would have the same URN/,
        remedy: /name of its own/,
      },
    );
  });
  it("accepts different names", () => {
    assertAccepted(duplicateNodeGroup);
  });
});
