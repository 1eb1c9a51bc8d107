import { eniMasqueradeUnset } from "../../rules/eni-masquerade-unset";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule eni-masquerade-unset", () => {
  it("refuses to leave masquerading to the chart", () => {
    assertRefused(
      eniMasqueradeUnset,
      { cni: { values: { enableIPv4Masquerade: null } } },
      {
        path: "cni.values.enableIPv4Masquerade",
        message: /default changed with 1\.18.*would change the source address/,
        remedy: /cni\.masquerade/,
      },
    );
  });
  it("accepts a decision", () => {
    assertAccepted(eniMasqueradeUnset, { cni: { values: { enableIPv4Masquerade: false } } });
  });
});
