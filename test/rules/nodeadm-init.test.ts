import { nodeadmInit } from "../../rules/nodeadm-init";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule nodeadm-init", () => {
  it("refuses a part that calls nodeadm", () => {
    assertRefused(
      nodeadmInit,
      {
        group: {
          userDataParts: [
            { contentType: "text/x-shellscript", content: "#!/bin/sh\n/usr/bin/nodeadm  init\n" },
          ],
        },
      },
      {
        path: "nodeGroups[0].userDataParts[0].content",
        message: /would get two default routes/,
        remedy: /nodeConfig/,
      },
    );
  });
  it("accepts a comment about it", () => {
    assertAccepted(nodeadmInit, {
      group: {
        userDataParts: [
          { contentType: "text/x-shellscript", content: "#!/bin/sh\n# nodeadm init runs later\n" },
        ],
      },
    });
  });
});
