import assert from "node:assert/strict";
import fc from "fast-check";
import { knowsDefaults, movedDefaultsOf } from "../../charts";
import { nestValues } from "../../charts/merge-values";
import type { Document } from "../../spec/cluster-input";
import { SUPPORTED_CHARTS } from "../../pins/supported-charts";
import { deepFreeze } from "../userdata/fixtures";

/** `path: was -> is` of each row. */
function moves(chart: string, from: string, to: string, values: Document = {}): readonly string[] {
  return movedDefaultsOf(chart, from, to, values).map(
    ({ path, was, is }) =>
      `${path.join(".")}: ${JSON.stringify(was) ?? ""} -> ${JSON.stringify(is) ?? ""}`,
  );
}

describe("movedDefaultsOf", () => {
  it("knows the defaults of every version whose keys it knows, and of no other", () => {
    for (const [chart, versions] of Object.entries(SUPPORTED_CHARTS)) {
      // From one version alone nothing moves.
      if (versions.length < 2) continue;
      for (const version of versions)
        assert.ok(knowsDefaults(chart, version), `${chart} ${version}`);
      for (const from of versions) {
        for (const to of versions) {
          assert.equal(moves(chart, from, to).length > 0, from !== to, `${chart} ${from} ${to}`);
        }
      }
    }
    assert.equal(knowsDefaults("cilium", "1.19.5"), false);
    assert.equal(knowsDefaults("coredns", "1.0.0"), false);
    assert.equal(knowsDefaults("toString", "1.0.0"), false);
    assert.deepEqual(moves("cilium", "1.19.5", "1.20.0"), []);
    assert.deepEqual(moves("constructor", "1.19.6", "1.20.0"), []);
  });

  it("names Linkerd's move from legacy to nft, until somebody writes the mode down", () => {
    assert.deepEqual(moves("linkerd2-cni", "2025.3.1", "2026.6.3"), [
      'image.version: "v1.6.2" -> "v1.6.8"',
      'iptablesMode: "legacy" -> "nft"',
    ]);
    assert.deepEqual(moves("linkerd2-cni", "2025.3.1", "2026.6.3", { iptablesMode: "plain" }), [
      'image.version: "v1.6.2" -> "v1.6.8"',
    ]);
  });

  it("takes a key as set by itself, by null, and by whatever stands for its parent; not by its siblings", () => {
    const mode = (values: Document) =>
      moves("cilium", "1.18.12", "1.19.6", values).filter((row) =>
        row.startsWith("clustermesh.policyDefault"),
      );
    assert.equal(mode({}).length, 1);
    assert.equal(mode({ clustermesh: { useAPIServer: false } }).length, 1);
    assert.equal(mode({ clustermesh: { policyDefaultLocalCluster: false } }).length, 0);
    assert.equal(mode({ clustermesh: { policyDefaultLocalCluster: null } }).length, 0);
    assert.equal(mode({ clustermesh: null }).length, 0);
  });

  it("leaves out what is switched off on both sides, and shows it to those who switch it on", () => {
    const about = (path: string, values: Document) =>
      moves("cilium", "1.19.6", "1.20.0", values).filter((row) => row.startsWith(path));
    assert.equal(about("encryption.ztunnel", {}).length, 0);
    assert.ok(about("encryption.ztunnel", nestValues({ "encryption.enabled": true })).length > 0);
    assert.equal(about("certgen", {}).length, 2);
    assert.equal(about("certgen", nestValues({ "hubble.enabled": false })).length, 0);
  });

  it("shows a part that its default switches off on one side only", () => {
    assert.ok(
      moves("cilium", "1.18.12", "1.19.6").includes("authentication.enabled: true -> false"),
    );
  });

  it("lists no digest beside its tag", () => {
    for (const [from, to] of [
      ["1.18.12", "1.19.6"],
      ["1.19.6", "1.20.0"],
    ] as const) {
      assert.deepEqual(
        moves("cilium", from, to).filter((row) => /digest/i.test(row)),
        [],
      );
    }
  });

  it("joins what moved twice, and turns round for a downgrade", () => {
    assert.ok(moves("cilium", "1.18.12", "1.20.0").includes('image.tag: "v1.18.12" -> "v1.20.0"'));
    const there = movedDefaultsOf("cilium", "1.18.12", "1.20.0", {});
    const back = movedDefaultsOf("cilium", "1.20.0", "1.18.12", {});
    const key = ({ path }: { readonly path: readonly string[] }): string => path.join("\n");
    const turned = new Map(back.map((row) => [key(row), row]));
    assert.equal(turned.size, there.length);
    for (const row of there) {
      assert.deepEqual([turned.get(key(row))?.was, turned.get(key(row))?.is], [row.is, row.was]);
    }
  });

  it("never throws on any values, and changes none", () => {
    const values = fc.object({
      key: fc.constantFrom("image", "tag", "clustermesh", "hubble", "enabled", "envoy"),
    });
    fc.assert(
      fc.property(values, (given) => {
        movedDefaultsOf("cilium", "1.18.12", "1.20.0", deepFreeze(given));
      }),
    );
  });
});
