import { taintSyntax } from "../../rules/taint-syntax";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule taint-syntax", () => {
  it("refuses an effect that does not exist", () => {
    assertRefused(
      taintSyntax,
      { group: { taints: [{ key: "dedicated", effect: "NoRun" as "NoSchedule" }] } },
      {
        path: "nodeGroups[0].taints[0].effect",
        message: /"NoRun" is none of NoSchedule.*would be refused/,
        remedy: /effect: NoSchedule/,
      },
    );
  });
  it("refuses a key with two slashes", () => {
    assertRefused(
      taintSyntax,
      { group: { taints: [{ key: "a/b/c", effect: "NoSchedule" }] } },
      {
        path: "nodeGroups[0].taints[0].key",
        message: /"a\/b\/c" is not a qualified name/,
        remedy: /dedicated/,
      },
    );
  });
  it("accepts a taint without a value", () => {
    assertAccepted(taintSyntax, {
      group: { taints: [{ key: "example.com/gpu", effect: "NoExecute" }] },
    });
  });
});
