import { linkerdMistypedValue } from "../../rules/linkerd-mistyped-value";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-mistyped-value", () => {
  it("refuses a string where a map is meant", () => {
    assertRefused(
      linkerdMistypedValue,
      { linkerd: { cniValues: { image: "v1.6.8" } } },
      {
        path: "linkerd.cniValues.image",
        message: /is not a map.*would refuse/,
        remedy: /write a map/,
      },
    );
  });
  it("accepts the right type", () => {
    assertAccepted(linkerdMistypedValue, { linkerd: { cniValues: { logLevel: "debug" } } });
  });
});
