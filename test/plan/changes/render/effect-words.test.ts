import assert from "node:assert/strict";
import type { ReleaseChange } from "../../../../plan/changes/changes";
import { releaseDanger, releaseEffect } from "../../../../plan/changes/render/effect-words";

const RELEASE = {
  name: "aws-vpc-cni",
  chart: "aws-vpc-cni",
  versionBefore: "1.22.4",
  restarts: [],
  values: [],
  movedDefaults: [],
  patches: [],
};

describe("the words for what becomes of a release", () => {
  it("tell one that Pulumi forgets from one that it uninstalls", () => {
    const kept: ReleaseChange = { ...RELEASE, effect: "released" };
    const gone: ReleaseChange = { ...RELEASE, effect: "uninstalled" };
    assert.equal(releaseEffect(kept), "stays installed without Pulumi, in version 1.22.4");
    assert.equal(releaseEffect(gone), "uninstalled, was 1.22.4");
    assert.deepEqual([kept, gone].map(releaseDanger), ["settings", "restarts"]);
  });
});
