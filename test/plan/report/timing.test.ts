import assert from "node:assert/strict";
import fc from "fast-check";
import { buildTiming } from "../../../plan/report/critical-path";
import { buildPathView } from "../../../plan/report/path-view";
import { buildResourceGraph } from "../../../plan/report/resource-graph";
import { durationText, typicalDuration } from "../../../plan/report/typical-duration";
import { folderOf, planOf, type ResourceSketch } from "./folder-fixture";

const KINDS = [
  "aws:eks/cluster:Cluster",
  "aws:ec2/natGateway:NatGateway",
  "aws:iam/role:Role",
  "kubernetes:core/v1:Namespace",
  "eks-cni:index:Network",
];

/** Resources that wait for some of those before them. */
const sketches = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.array(fc.nat(20), { maxLength: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) =>
    all.map(([type, after], index): ResourceSketch => {
      const before = after.filter((other) => other < index).map((other) => `r${String(other)}`);
      return { type, name: `r${String(index)}`, after: before };
    }),
  );

const weight = (resource: { readonly custom: boolean; readonly type: string }): number => {
  if (!resource.custom) return 0;
  const { fromSec, toSec } = typicalDuration(resource as never, undefined);
  return (fromSec + toSec) / 2;
};

describe("the longest path", () => {
  it("is, in the default order, network, control plane, CNI, nodes, gate", () => {
    const { path } = buildTiming(buildResourceGraph(folderOf().plan));
    assert.deepEqual(
      path.resources.map(({ type }) => type.replace(/^.*:/, "")),
      ["Cluster", "Release", "Command", "LaunchTemplate", "NodeGroup"],
    );
  });

  it("is the longest of all paths, and a path", () => {
    fc.assert(
      fc.property(sketches, (all) => {
        const plan = planOf(all);
        const byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
        const longest = (urn: string): number => {
          const resource = byUrn.get(urn);
          assert.ok(resource !== undefined);
          return weight(resource) + Math.max(0, ...resource.dependsOn.map(longest));
        };
        const reaches = (from: string, to: string): boolean =>
          from === to || (byUrn.get(from)?.dependsOn ?? []).some((urn) => reaches(urn, to));
        const { path } = buildTiming(buildResourceGraph(plan));
        const sum = path.resources.reduce((total, resource) => total + weight(resource), 0);
        const most = Math.max(0, ...plan.resources.map(({ urn }) => longest(urn)));
        assert.ok(Math.abs(sum - most) < 1e-9, `${String(sum)} is not ${String(most)}`);
        assert.equal((path.fromSec + path.toSec) / 2, sum);
        path.resources.slice(1).forEach(({ urn }, index) => {
          assert.ok(reaches(urn, path.resources[index]?.urn ?? ""));
        });
      }),
      { numRuns: 100 },
    );
  });

  it("is nothing where nothing is created", () => {
    const graph = buildResourceGraph(planOf([{ type: "pulumi:pulumi:Stack", name: "s" }]));
    assert.equal(buildPathView(buildTiming(graph)), undefined);
  });

  it("gives a share to each step, and all of them are the whole", () => {
    const view = buildPathView(buildTiming(buildResourceGraph(folderOf().plan)));
    const whole = view?.steps.reduce((sum, { share }) => sum + share, 0) ?? 0;
    assert.ok(Math.abs(whole - 1) < 1e-9);
    assert.ok(view?.durations.every(({ source }) => source !== ""));
  });
});

describe("a typical duration", () => {
  const release = { type: "kubernetes:helm.sh/v3:Release", name: "r", custom: true };

  it("tells a release that waits from one that does not", () => {
    const [waiting, other] = [{ skipAwait: false }, { skipAwait: true }].map((inputs) =>
      typicalDuration({ ...release, inputs } as never, undefined),
    );
    assert.ok(waiting !== undefined && other !== undefined && waiting.toSec > other.toSec);
  });

  it("tells a health gate from a command that has nothing to do", () => {
    const command = { type: "command:local:Command", inputs: {} } as never;
    const gate = typicalDuration(command, { type: "eks-cni:index:HealthGate" } as never);
    assert.equal(gate.what, "health gate");
    assert.notEqual(typicalDuration(command, undefined).what, "health gate");
  });

  const cases: readonly (readonly [number, number, string])[] = [
    [1, 10, "1–10 s"],
    [20, 90, "20 s – 1½ min"],
    [90, 150, "1½–2½ min"],
    [480, 900, "8–15 min"],
    [730, 1711, "12–29 min"],
    [5, 5, "5 s"],
    [0, 30, "0–30 s"],
  ];
  for (const [fromSec, toSec, text] of cases) {
    it(`from ${String(fromSec)} to ${String(toSec)} seconds is ${text}`, () => {
      assert.equal(durationText({ fromSec, toSec }), text);
    });
  }
});
