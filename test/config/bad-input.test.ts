import assert from "node:assert/strict";
import { validateStack } from "../../config/validate";
import { BAD_CLUSTER_INPUTS } from "./bad-cluster-inputs";
import { BAD_NODE_GROUP_INPUTS, group } from "./bad-node-group-inputs";
import { stackWith } from "./stack";

describe("a wrong stack file", () => {
  for (const bad of [...BAD_CLUSTER_INPUTS, ...BAD_NODE_GROUP_INPUTS]) {
    it(`refuses ${bad.what}`, () => {
      const { problems = [] } = validateStack(stackWith(bad.at, bad.value));
      const seen = problems.map((problem) => `${problem.path}: ${problem.message}`).join("\n");
      assert.equal(problems.length, 1, seen);
      const [problem] = problems;
      assert.ok(problem);
      assert.equal(problem.path, bad.path ?? bad.at);
      assert.equal(problem.rule, `config/${bad.rule}`);
      assert.equal(problem.severity, "error");
      assert.match(problem.message, bad.message);
      if (bad.remedy !== undefined) assert.match(problem.remedy, bad.remedy);
    });
  }

  it("is told in words that begin small, end without a period and fit on one line", () => {
    for (const bad of [...BAD_CLUSTER_INPUTS, ...BAD_NODE_GROUP_INPUTS]) {
      for (const { message, remedy, path } of validateStack(stackWith(bad.at, bad.value))
        .problems ?? []) {
        for (const text of [message, remedy]) {
          assert.doesNotMatch(text, /\.$/, text);
          assert.doesNotMatch(text, /^[A-Z][a-z]/, text);
        }
        assert.doesNotMatch(`${path}${message}${remedy}`, /[\p{Cc}\u202e]/u);
      }
    }
  });

  it("is told everything at once", () => {
    const stack = {
      cluster: { name: "", version: 1.35, nme: "x" },
      cni: { kind: "calico", mode: "eni" },
      linkerd: {},
      nodeGroups: [
        group(1, { instanceTypes: [], scaling: { min: 3, max: 1, desired: 2 } }),
        group(2, { name: "group1", operatingSystem: undefined, taints: [{}] }),
      ],
      addons: { "vpc-cni": {} },
    };
    const { problems = [] } = validateStack(stack);
    assert.deepEqual(problems.map(({ path }) => path).sort(), [
      "addons.vpc-cni",
      "aws:region",
      "cluster.name",
      "cluster.nme",
      "cluster.version",
      "cni.mode",
      "linkerd.cni",
      "nodeGroups[0].instanceTypes",
      "nodeGroups[0].scaling.min",
      "nodeGroups[1].name",
      "nodeGroups[1].operatingSystem",
      "nodeGroups[1].taints[0].effect",
      "nodeGroups[1].taints[0].key",
    ]);
  });

  it("never shows a secret, and never a remedy that was made from one", () => {
    const { problems = [] } = validateStack(
      { ...stackWith("cluster.name", "hunter2 "), cni: { kind: "hunter2", mode: "eni" } },
      ["cluster", "cni"],
    );
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["cluster.name", "cni.kind"],
    );
    assert.doesNotMatch(JSON.stringify(problems), /hunter2/);
    assert.match(problems[0]?.message ?? "", /^\[secret\] is not valid/);
  });

  it("may have a placeholder where a secret's syntax cannot be judged offline, but not elsewhere", () => {
    const stack = stackWith("cluster.kmsKeyArn", "[secret]");
    assert.equal(validateStack(stack, ["cluster"]).problems, undefined);
    assert.equal(validateStack(stack).problems?.length, 1);
  });
});
