import { userDataSizeRule } from "../../rules/user-data-size";
import { BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule user-data-size", () => {
  it("refuses parts that do not fit", () => {
    assertRefused(
      userDataSizeRule,
      {
        group: {
          userDataParts: [
            { contentType: "text/x-shellscript", content: `#!/bin/sh\n${"x".repeat(14000)}` },
          ],
        },
      },
      {
        path: "nodeGroups[0].userDataParts",
        message:
          /the user data have \d+ bytes, and EKS adds up to \d+; EC2 takes 16384 and would refuse/,
        remedy: /at boot/,
      },
    );
  });
  it("refuses settings that do not fit", () => {
    assertRefused(
      userDataSizeRule,
      { nodeGroups: [{ ...BOTTLEROCKET, bottlerocketSettings: { motd: "x".repeat(16384) } }] },
      {
        path: "nodeGroups[0].bottlerocketSettings",
        message: /would refuse the launch template/,
        remedy: /at boot/,
      },
    );
  });
  it("accepts a part of moderate length", () => {
    assertAccepted(userDataSizeRule, {
      group: {
        userDataParts: [
          { contentType: "text/x-shellscript", content: `#!/bin/sh\n${"x".repeat(2000)}` },
        ],
      },
    });
  });
});
