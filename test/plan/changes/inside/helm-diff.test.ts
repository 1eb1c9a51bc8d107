import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { ciliumValues, linkerdCniValues } from "../../../../charts";
import { resolveLinkerd } from "../../../../spec/resolve";
import { cniSpec, CONTEXT } from "../../../charts/cilium-fixture";
import { assertGolden } from "../../../golden";
import { diffHelmValues, movedDefaults } from "../../../../plan/changes/inside/helm-diff";
import { toJson } from "../../../../plan/changes/inside/plain-json";
import type { Json } from "../../../../plan/plan";
import { keyPath } from "../../../../plan/changes/diff/property-path";

const yaml = (text: string): Json => toJson(parse(text));

describe("diffHelmValues", () => {
  it("names keys, and elements of lists by what names them", () => {
    assert.deepEqual(
      diffHelmValues(
        yaml("ipam: { mode: eni }\nextraEnv: [{ name: A, value: x }, { name: B, value: y }]"),
        yaml(
          "extraEnv: [{ name: A, value: x }, { name: B, value: z }]\nipam: { mode: cluster-pool }",
        ),
      ),
      [
        { path: "extraEnv[B].value", before: "y", after: "z" },
        { path: "ipam.mode", before: "eni", after: "cluster-pool" },
      ],
    );
  });

  it("shows a text for a boolean, where the types alone differ", () => {
    assert.deepEqual(diffHelmValues(yaml('a: "true"'), yaml("a: true")), [
      { path: "a", before: '"true"', after: "true" },
    ]);
  });

  it("shows what is new and what is gone by its leaves", () => {
    assert.deepEqual(diffHelmValues(yaml("a: { b: 1, c: { d: x } }"), yaml("e: {}")), [
      { path: "a.b", before: "1" },
      { path: "a.c.d", before: "x" },
      { path: "e", after: "{}" },
    ]);
  });

  it("shows texts of several lines on one, and long ones by what differs", () => {
    assert.deepEqual(diffHelmValues({ a: "x\ny\n" }, { a: "x\nz" }), [
      { path: "a", before: "x↵y↵", after: "x↵z" },
    ]);
    const [field] = diffHelmValues(
      { a: `${"a".repeat(900)}1${"b".repeat(900)}` },
      { a: `${"a".repeat(900)}2${"b".repeat(900)}` },
    );
    assert.equal(field?.before, `…${"a".repeat(24)}1${"b".repeat(24)}…`);
    assert.equal(field.after, field.before.replace("1", "2"));
  });

  it("does not count the order of tolerations, and does that of arguments", () => {
    assert.deepEqual(
      diffHelmValues(
        yaml("tolerations: [{ operator: Exists }, { key: a }]"),
        yaml("tolerations: [{ key: a }, { operator: Exists }]"),
      ),
      [],
    );
    assert.equal(diffHelmValues(yaml("args: [a, b]"), yaml("args: [b, a]")).length, 1);
  });

  it("says nothing of two secrets", () => {
    assert.deepEqual(diffHelmValues({ a: "[secret]" }, { a: "[secret]" }), []);
  });

  const key = fc.stringMatching(/^[a-z][a-z./]{0,4}$/);
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.constant(null));
  const values = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf)), {
    minKeys: 1,
    noNullPrototype: true,
  });

  it("names exactly the leaf that changed, whatever the order of keys", () => {
    fc.assert(
      fc.property(values, fc.nat(), (given, pick) => {
        const keys = Object.keys(given);
        const name = keys[pick % keys.length] ?? "";
        const turned = Object.fromEntries(Object.entries(given).reverse());
        assert.deepEqual(diffHelmValues(given, turned), []);
        const inner = given[name];
        const names = typeof inner === "object" && inner !== null ? Object.keys(inner) : [];
        const [below] = names;
        const path = below === undefined ? keyPath("", name) : keyPath(keyPath("", name), below);
        const changed =
          below === undefined ? "«changed»" : { ...(inner as object), [below]: "«changed»" };
        assert.deepEqual(
          diffHelmValues(given, { ...turned, [name]: changed }).map((field) => field.path),
          [path],
        );
      }),
    );
  });

  it("never throws, and every string prints on one line", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        for (const { path, before, after } of diffHelmValues(one as Json, other as Json)) {
          for (const text of [path, before ?? "", after ?? ""]) {
            assert.doesNotMatch(text, /[\u0000-\u001f\u007f-\u009f]/);
            assert.ok(text === path || text.length <= 170);
          }
        }
      }),
    );
  });
});

describe("movedDefaults", () => {
  const lines = (chart: string, from: string, to: string, values: Json): string =>
    movedDefaults(chart, from, to, values)
      .map(
        ({ path, before, after, note }) =>
          `${path}: ${before ?? "(absent)"} -> ${after ?? "(absent)"}${note === undefined ? "" : ` (${note})`}\n`,
      )
      .join("");

  it("tells what moves under our own values of Cilium, over one minor and over two", () => {
    const values = toJson(ciliumValues(cniSpec(), CONTEXT));
    for (const [from, to] of [
      ["1.18.12", "1.19.6"],
      ["1.19.6", "1.20.0"],
      ["1.18.12", "1.20.0"],
    ] as const) {
      assertGolden(
        `inside/moved-defaults-cilium-${from}-${to}.txt`,
        lines("cilium", from, to, values),
      );
    }
  });

  it("tells nothing of linkerd-cni, of which we write down all that moved", () => {
    const values = toJson(linkerdCniValues(resolveLinkerd({ cni: true })));
    assert.deepEqual(movedDefaults("linkerd2-cni", "2025.3.1", "2026.6.3", values), []);
    assert.deepEqual(movedDefaults("linkerd2-cni", "2025.7.6", "2026.6.3", {}).at(-1), {
      path: "iptablesMode",
      before: "legacy",
      after: "nft",
    });
  });

  it("makes one row of the images that carry the chart's version", () => {
    const hubble = yaml("hubble: { relay: { enabled: true } }");
    assert.deepEqual(movedDefaults("cilium", "1.19.6", "1.20.0", hubble)[0], {
      path: "image.tag",
      before: "v1.19.6",
      after: "v1.20.0",
      note: "and of `hubble.relay`, `operator`",
    });
  });

  it("says which word is new in a long list", () => {
    const row = movedDefaults("cilium", "1.18.12", "1.19.6", {}).find(({ path }) =>
      path.endsWith("ciliumAgent"),
    );
    assert.deepEqual([row?.before, row?.after], ["12 entries", "13 entries, among them SYSLOG"]);
  });
});
