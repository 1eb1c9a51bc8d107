import assert from "node:assert/strict";
import fc from "fast-check";
import {
  compareVersions,
  isAtLeast,
  isOlder,
  isPreRelease,
  minorOf,
} from "../../pins/version-order";

describe("versions", () => {
  it("are ordered by number, not by letter", () => {
    const ascending = ["1.9", "1.34", "1.35", "v1.36.1", "2025.3.1", "2025.12.3", "2026.6.3"];
    const shuffled = [...ascending].reverse();
    assert.deepEqual(
      shuffled.sort((a, b) => compareVersions(a, b) ?? 0),
      ascending,
    );
  });

  it("count a pre-release as what it leads to, with or without v and missing numbers", () => {
    assert.equal(compareVersions("v1.7.0-alpha.1", "1.7"), 0);
    assert.ok(isAtLeast("v1.7.0-alpha.1", "v1.7.0"));
    assert.ok(isOlder("v1.6.8", "v1.7.0-alpha.1"));
  });

  it("that cannot be read are neither older nor late enough", () => {
    for (const version of ["latest", "sha256:ab", "", "1.x"]) {
      assert.equal(compareVersions(version, "1.0"), undefined);
      assert.ok(!isOlder(version, "9") && !isAtLeast(version, "0"));
      assert.equal(minorOf(version), undefined);
    }
  });

  it("know their minor and whether they are pre-releases", () => {
    assert.equal(minorOf("v1.20.3"), "1.20");
    assert.equal(minorOf("1"), undefined);
    assert.ok(isPreRelease("1.21.0-pre.0") && !isPreRelease("1.35.0+build-7"));
  });

  it("are in one order", () => {
    const version = fc
      .array(fc.nat(30), { minLength: 1, maxLength: 4 })
      .map((numbers) => numbers.join("."));
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        assert.equal(isOlder(a, b), !isAtLeast(a, b));
        if (isOlder(a, b) && isOlder(b, c)) assert.ok(isOlder(a, c));
        assert.ok(!(isOlder(a, b) && isOlder(b, a)));
      }),
    );
  });
});
