import assert from "node:assert/strict";
import { renderChangesJson } from "../../../../plan/changes/render";
import { DANGEROUS, QUIET, TYPICAL } from "./changes-fixture";

describe("renderChangesJson", () => {
  for (const changes of [QUIET, TYPICAL, DANGEROUS])
    it(`gives back what went in: ${changes.headline}`, () => {
      assert.deepEqual(JSON.parse(renderChangesJson(changes)), changes);
    });

  it("is indented by two spaces and ends with a line feed", () => {
    assert.ok(renderChangesJson(QUIET).startsWith('{\n  "formatVersion": 1,\n'));
    assert.ok(renderChangesJson(QUIET).endsWith("\n}\n"));
  });
});
