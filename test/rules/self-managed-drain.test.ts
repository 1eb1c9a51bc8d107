import { selfManagedDrain } from "../../rules/self-managed-drain";
import { AL2023, BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule self-managed-drain", () => {
  it("says once, for all self-managed groups, that nobody drains their nodes", () => {
    const kind = "selfManaged";
    assertRefused(
      selfManagedDrain,
      {
        nodeGroups: [
          { ...AL2023, name: "managed" },
          { ...AL2023, kind },
          { ...BOTTLEROCKET, kind },
        ],
      },
      {
        path: "nodeGroups[1].kind",
        message: /does not drain the nodes of nodeGroups\[1\], nodeGroups\[2\]/,
        remedy: /aws-node-termination-handler/,
      },
    );
  });
  it("has nothing to say of managed groups", () => {
    assertAccepted(selfManagedDrain);
  });
});
