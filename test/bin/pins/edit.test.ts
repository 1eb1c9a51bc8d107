import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import type { PinChange } from "../../../bin/pins/change";
import { applyChanges } from "../../../bin/pins/edit";
import { PinsError } from "../../../bin/pins/pins-error";

const change = (after: string, ...path: (string | number)[]): PinChange => ({
  path,
  after,
  source: "a test",
});

const release = change("1.35.2-20260801", "eks-cni:nodeGroups", 0, "releaseVersion");
const coredns = change("v1.13.2-eksbuild.4", "eks-cni:addons", "coredns", "version");

function lines(...text: string[]): string {
  return `${text.join("\n")}\n`;
}

describe("writing pins into a stack file", () => {
  it("adds to a flow map on one line and leaves every other byte alone", () => {
    const before = lines(
      "# my stack",
      "config:",
      "  aws:region:   eu-central-1   # where we live",
      "  eks-cni:nodeGroups:",
      "    - { name: a, labels: {  }, scaling: { min: 2 } } # the first",
      "",
      "  # the end",
    );
    assert.equal(
      applyChanges(before, [release], "x.yaml"),
      before.replace("{ min: 2 } }", '{ min: 2 }, releaseVersion: "1.35.2-20260801" }'),
    );
  });

  it("writes a short form out where a pin goes into it, and only there", () => {
    const version = change("v1.22.4-eksbuild.1", "eks-cni:vpcCni", "version");
    const before = lines(
      "config:",
      "  eks-cni:vpcCni: installed # below Cilium",
      "  eks-cni:addons: { coredns: {} }",
    );
    assert.equal(
      applyChanges(before, [version, coredns], "x.yaml"),
      before
        .replace("installed #", '{ mode: installed, version: "v1.22.4-eksbuild.1" } #')
        .replace("coredns: {}", 'coredns: { version: "v1.13.2-eksbuild.4" }'),
    );
    assert.match(applyChanges(before, [coredns], "x.yaml"), /vpcCni: installed #/);
  });

  it("adds to a block map behind its last entry, also when that is a block itself", () => {
    const before = lines(
      "config:",
      "  eks-cni:nodeGroups:",
      "  - name: a",
      "    userDataParts:",
      "    - contentType: text/x-shellscript",
      "      content: |",
      "        echo one",
      "",
      "        echo two",
      "",
      "  - name: b",
    );
    assert.equal(
      applyChanges(before, [release], "x.yaml"),
      before.replace("echo two\n", 'echo two\n    releaseVersion: "1.35.2-20260801"\n'),
    );
  });

  it("makes what is missing on the way, each in the style of its place", () => {
    const before = lines("config:", "    eks-cni:cluster:", "        name: dev # short", "# end");
    assert.equal(
      applyChanges(before, [coredns], "x.yaml"),
      before.replace(
        "# short\n",
        '# short\n    eks-cni:addons: { coredns: { version: "v1.13.2-eksbuild.4" } }\n',
      ),
    );
  });

  it("fills an empty map", () => {
    const before = lines("config:", "  eks-cni:addons: {}");
    assert.equal(
      applyChanges(before, [coredns], "x.yaml"),
      lines("config:", '  eks-cni:addons: { coredns: { version: "v1.13.2-eksbuild.4" } }'),
    );
  });

  it("replaces a value in its own quotes, with the comment behind it", () => {
    for (const quote of ["", "'", '"']) {
      const before = lines(
        "config:",
        "  eks-cni:addons:",
        `    coredns: { version: ${quote}v1.0.0-eksbuild.1${quote} } # pinned`,
      );
      assert.equal(
        applyChanges(before, [coredns], "x.yaml"),
        before.replace("v1.0.0-eksbuild.1", "v1.13.2-eksbuild.4"),
      );
    }
  });

  it("keeps Windows line ends and a missing last line end", () => {
    const before = "config:\r\n  eks-cni:cluster:\r\n    name: dev";
    assert.equal(
      applyChanges(before, [coredns], "x.yaml"),
      `${before}\r\n  eks-cni:addons: { coredns: { version: "v1.13.2-eksbuild.4" } }`,
    );
  });

  it("refuses what stands behind an anchor, naming the value to write by hand", () => {
    const before = lines(
      "config:",
      "  base: &groups [{ name: a }]",
      "  eks-cni:nodeGroups: *groups",
    );
    assert.throws(
      () => applyChanges(before, [release], "x.yaml"),
      (error) => error instanceof PinsError && /1\.35\.2-20260801/.test(error.remedy),
    );
  });

  it("gives, for any stack file, the old content plus the changes and nothing else", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const inner = fc.dictionary(word, fc.oneof(value, fc.array(value), fc.dictionary(word, value)));
    const style = fc.record({
      collectionStyle: fc.constantFrom("any", "flow"),
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(inner, { minLength: 1, maxLength: 3 }),
        inner,
        style,
        (groups, cluster, options) => {
          const stack = {
            config: {
              "aws:region": "eu-central-1",
              "eks-cni:nodeGroups": groups,
              "eks-cni:cluster": cluster,
            },
          };
          const before = stringify(stack, { ...options, lineWidth: 0 } as object);
          const after = parse(applyChanges(before, [release, coredns], "x.yaml")) as typeof stack;
          const expected = parse(before) as { config: Record<string, unknown> };
          const [first, ...rest] = expected.config["eks-cni:nodeGroups"] as object[];
          expected.config["eks-cni:nodeGroups"] = [
            { ...first, releaseVersion: release.after },
            ...rest,
          ];
          expected.config["eks-cni:addons"] = { coredns: { version: coredns.after } };
          assert.deepEqual(after, expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});
