import { labelSyntax } from "../../rules/label-syntax";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule label-syntax", () => {
  it("refuses a value with a space", () => {
    assertRefused(
      labelSyntax,
      { group: { labels: { team: "a b" } } },
      {
        path: 'nodeGroups[0].labels["team"]',
        message: /"a b" is not a label value.*would be refused/,
        remedy: /"batch"/,
      },
    );
  });
  it("refuses a key with a newline", () => {
    assertRefused(
      labelSyntax,
      { group: { labels: { "a\nb": "x" } } },
      {
        path: 'nodeGroups[0].labels["a\\nb"]',
        message: /is not a qualified name/,
        remedy: /team\.example\.com/,
      },
    );
  });
  it("refuses a key of 64 characters", () => {
    assertRefused(
      labelSyntax,
      { group: { labels: { ["k".repeat(64)]: "x" } } },
      {
        path: `nodeGroups[0].labels["${"k".repeat(64)}"]`,
        message: /at most 63 characters/,
        remedy: /team\.example\.com/,
      },
    );
  });
  it("accepts a prefix and an empty value", () => {
    assertAccepted(labelSyntax, {
      group: { labels: { "example.com/pool": "", tier: "web-1.a_B" } },
    });
  });
});
