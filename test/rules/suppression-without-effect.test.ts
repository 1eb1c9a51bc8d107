import { suppressionWithoutEffect } from "../../rules/suppression-without-effect";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule suppression-without-effect", () => {
  it("warns of a name that is no rule, and names the nearest", () => {
    assertRefused(
      suppressionWithoutEffect,
      { suppressRules: [{ rule: "imds-pods-access", reason: "known" }] },
      {
        path: "suppressRules[0].rule",
        message: /"imds-pods-access" is no rule.*would still be reported/,
        remedy: /write imds-pod-access/,
      },
    );
  });
  it("warns of a rule that reports nothing", () => {
    assertRefused(
      suppressionWithoutEffect,
      { suppressRules: [{ rule: "no-nodes", reason: "known" }] },
      {
        path: "suppressRules[0].rule",
        message: /reports nothing here.*would hide/,
        remedy: /delete the entry/,
      },
    );
  });
  it("accepts one that suppresses something", () => {
    assertAccepted(suppressionWithoutEffect, {
      suppressRules: [{ rule: "endpoint-open", reason: "lab" }],
    });
  });
});
