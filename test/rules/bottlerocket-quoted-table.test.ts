import { bottlerocketQuotedTable } from "../../rules/bottlerocket-quoted-table";
import { BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule bottlerocket-quoted-table", () => {
  it("warns of a table whose name needs quotes", () => {
    assertRefused(
      bottlerocketQuotedTable,
      {
        nodeGroups: [
          {
            ...BOTTLEROCKET,
            bottlerocketSettings: { "host-containers": { "a b": { enabled: true } } },
          },
        ],
      },
      {
        path: 'nodeGroups[0].bottlerocketSettings.host-containers["a b"]',
        message: /needs a quoted header, which EKS.*may refuse/,
        remedy: /letters, digits/,
      },
    );
  });
  it("accepts quotes around a plain key", () => {
    assertAccepted(bottlerocketQuotedTable, {
      nodeGroups: [
        {
          ...BOTTLEROCKET,
          bottlerocketSettings: { kernel: { sysctl: { "net.core.somaxconn": "1024" } } },
        },
      ],
    });
  });
});
