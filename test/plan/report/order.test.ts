import assert from "node:assert/strict";
import { buildResourceGraph } from "../../../plan/report/resource-graph";
import { shortType } from "../../../plan/report/resource-label";
import { buildSteps } from "../../../plan/report/step";
import { labelText } from "../../../plan/report/wording";
import { waitLabels } from "../../../plan/report/waits";
import { planOf, type ResourceSketch } from "./folder-fixture";

const STACK: ResourceSketch = { type: "pulumi:pulumi:Stack", name: "stack" };

function waitsOf(sketches: readonly ResourceSketch[], name: string): string[] {
  const graph = buildResourceGraph(planOf(sketches));
  const resource = graph.resources.find((one) => one.name === name);
  assert.ok(resource !== undefined);
  return waitLabels(graph, resource).map(labelText);
}

describe("short types", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["eks-cni:index:NodeGroup", "NodeGroup"],
    ["aws:eks/nodeGroup:NodeGroup", "aws.eks.NodeGroup"],
    ["aws:ec2/vpc:Vpc", "aws.ec2.Vpc"],
    ["eks:index:Cluster", "eks.Cluster"],
    ["kubernetes:helm.sh/v3:Release", "k8s.helm.v3.Release"],
    ["kubernetes:core/v1:Namespace", "k8s.core.v1.Namespace"],
    ["kubernetes:apps/v1:DaemonSetPatch", "k8s.apps.v1.DaemonSetPatch"],
    ["command:local:Command", "command.local.Command"],
    ["pulumi:providers:kubernetes", "provider kubernetes"],
    ["nonsense", "nonsense"],
  ];
  for (const [type, short] of cases) {
    it(`${type} is ${short}`, () => {
      assert.equal(shortType(type), short);
    });
  }
});

describe("what a resource waits for", () => {
  it("leaves out what another one already waits for", () => {
    const waits = waitsOf(
      [
        STACK,
        { type: "aws:ec2/vpc:Vpc", name: "vpc", parent: "stack" },
        { type: "aws:ec2/subnet:Subnet", name: "subnet", parent: "stack", after: ["vpc"] },
        {
          type: "aws:eks/cluster:Cluster",
          name: "cluster",
          parent: "stack",
          after: ["vpc", "subnet"],
        },
      ],
      "cluster",
    );
    assert.deepEqual(waits, ["aws.ec2.Subnet subnet"]);
  });

  it("names a component only when all of it is waited for", () => {
    const network: readonly ResourceSketch[] = [
      STACK,
      { type: "eks-cni:index:Network", name: "net", parent: "stack" },
      { type: "aws:ec2/vpc:Vpc", name: "vpc", parent: "net" },
      { type: "aws:ec2/eip:Eip", name: "eip", parent: "net" },
    ];
    const after = (names: readonly string[]): string[] =>
      waitsOf(
        [...network, { type: "x:y:Z", name: "later", parent: "stack", after: names }],
        "later",
      );
    assert.deepEqual(after(["vpc"]), ["aws.ec2.Vpc vpc"]);
    assert.deepEqual(after(["net", "vpc", "eip"]), ["Network net"]);
  });
});

describe("the short order of creation", () => {
  it("has one entry per component below a cluster and none for components that create nothing", () => {
    const steps = buildSteps(
      buildResourceGraph(
        planOf([
          STACK,
          { type: "eks-cni:index:Cluster", name: "dev", parent: "stack" },
          { type: "eks-cni:index:Cilium", name: "cilium", parent: "dev" },
          { type: "eks-cni:index:OperatorIdentity", name: "identity", parent: "cilium" },
          { type: "aws:iam/role:Role", name: "role-a", parent: "identity" },
          { type: "aws:iam/role:Role", name: "role-b", parent: "identity" },
          {
            type: "kubernetes:helm.sh/v3:Release",
            name: "release",
            parent: "cilium",
            after: ["role-a"],
          },
          { type: "eks-cni:index:CoreAddons", name: "empty", parent: "dev" },
          { type: "aws:eks/addon:Addon", name: "alone", parent: "dev", after: ["release"] },
        ]),
      ),
    );
    assert.deepEqual(
      steps.map(({ label, contents, waitsFor, firstWave, lastWave }) => [
        labelText(label),
        contents,
        waitsFor.map(labelText),
        firstWave,
        lastWave,
      ]),
      [
        ["Cilium cilium", ["2 Role", "Release"], [], 5, 6],
        ["aws.eks.Addon alone", ["Addon"], ["Cilium cilium"], 7, 7],
      ],
    );
  });

  it("stays fast with thousands of resources", () => {
    const sketches: ResourceSketch[] = [STACK, { type: "a:b:Root", name: "root", parent: "stack" }];
    for (let group = 0; group < 1500; group += 1) {
      const component = `group-${String(group)}`;
      sketches.push(
        { type: "eks-cni:index:NodeGroup", name: component, parent: "stack", after: ["root"] },
        { type: "a:b:Leaf", name: `leaf-${String(group)}`, parent: component, after: ["root"] },
      );
    }
    const leaves = sketches.filter(({ type }) => type === "a:b:Leaf").map(({ name }) => name);
    sketches.push({ type: "a:b:Last", name: "last", parent: "stack", after: leaves });
    const steps = buildSteps(buildResourceGraph(planOf(sketches)));
    assert.equal(steps.length, 1502);
    assert.equal(steps.at(-1)?.waitsFor.length, 1500);
  }).timeout(5000);
});
