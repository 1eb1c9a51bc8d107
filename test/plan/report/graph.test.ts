import assert from "node:assert/strict";
import fc from "fast-check";
import { buildTiming } from "../../../plan/report/critical-path";
import { buildGraphBoxes, type GraphBox } from "../../../plan/report/graph-box";
import { BOX_WIDTH, layoutGraph } from "../../../plan/report/graph-layout";
import { buildResourceGraph } from "../../../plan/report/resource-graph";
import { folderOf, planOf, type ResourceSketch } from "./folder-fixture";

const STACK: ResourceSketch = { type: "pulumi:pulumi:Stack", name: "stack" };

function boxesOf(sketches: readonly ResourceSketch[]) {
  const graph = buildResourceGraph(planOf(sketches));
  return buildGraphBoxes(graph, buildTiming(graph));
}

/** A cluster with a control plane and that many groups of one node group each. */
function cluster(name: string, groups: number): ResourceSketch[] {
  return [
    { type: "eks-cni:index:Cluster", name, parent: "stack" },
    { type: "eks-cni:index:ControlPlane", name: `${name}-plane`, parent: name },
    { type: "aws:eks/cluster:Cluster", name: `${name}-eks`, parent: `${name}-plane` },
    ...Array.from({ length: groups }, (_, index): ResourceSketch[] => [
      {
        type: "eks-cni:index:NodeGroup",
        name: `${name}-g${String(index)}`,
        parent: name,
        after: [`${name}-eks`],
      },
      {
        type: "aws:eks/nodeGroup:NodeGroup",
        name: `${name}-nodes${String(index)}`,
        parent: `${name}-g${String(index)}`,
        after: [`${name}-eks`],
      },
    ]).flat(),
  ];
}

const boxes = fc
  .array(
    fc.record({
      first: fc.integer({ min: 1, max: 12 }),
      sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }),
      critical: fc.boolean(),
      waitsFor: fc.array(fc.nat(30), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) =>
    all.map(({ first, sizes, critical, waitsFor }, place): GraphBox => ({
      type: "T",
      name: `n${String(place)}`,
      critical,
      rows: sizes.map((size, index) => ({
        wave: first + index,
        items: Array.from({ length: size }, () => ({ text: "x", duration: "1 s", critical })),
      })),
      waitsFor: waitsFor.filter((other) => other < place),
    })),
  );

describe("the boxes of the drawing", () => {
  it("are one per component that creates something, by wave, with what they wait for", () => {
    const graph = buildResourceGraph(folderOf().plan);
    const drawn = buildGraphBoxes(graph, buildTiming(graph));
    const names = drawn.boxes.map(({ type, name }) => `${type} ${name}`);
    assert.deepEqual(names, [
      "ControlPlane control-plane",
      "Cilium cilium",
      "EniSweep eni-sweep",
      "NodeGroup general",
      "NodeGroup hardened",
    ]);
    assert.deepEqual(drawn.boxes.at(-1)?.waitsFor, [2]);
    assert.equal(drawn.left, 0);
    assert.deepEqual(
      drawn.boxes.map(({ critical }) => critical),
      [true, true, true, true, false],
    );
  });

  it("are shared by many that are alike, and not by a few", () => {
    const few = boxesOf([STACK, ...cluster("dev", 3)]).boxes;
    assert.equal(few.length, 4);
    const [, many] = boxesOf([STACK, ...cluster("dev", 10)]).boxes;
    assert.equal(many?.name, "g0 + 9 more");
    assert.deepEqual(
      many.rows.flatMap(({ items }) => items.map(({ text }) => text)),
      ["10 NodeGroup"],
    );
    assert.ok(many.critical);
  });

  it("are those of one cluster where there are several, and say how many are left out", () => {
    const drawn = boxesOf([STACK, ...cluster("a", 1), ...cluster("b", 2)]);
    assert.equal(drawn.cluster, "a");
    assert.deepEqual([drawn.boxes.length, drawn.left], [2, 3]);
  });
});

describe("the drawing", () => {
  it("lets no box cover another, keeps lines inside, and ends where its content does", () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const { boxes: placed, edges, width, height } = layoutGraph(all);
        placed.forEach((one, index) => {
          assert.ok(one.x >= 0 && one.y >= 0);
          assert.ok(one.x + BOX_WIDTH <= width && one.y + one.height <= height);
          for (const item of one.items) {
            assert.ok(item.y >= one.y && item.y < one.y + one.height);
          }
          for (const other of placed.slice(index + 1)) {
            const apart =
              one.x !== other.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
            assert.ok(apart, `${one.box.name} covers ${other.box.name}`);
          }
        });
        for (const { x, y } of edges.flat()) {
          assert.ok(x >= 0 && x <= width && y >= 0 && y <= height);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("puts one after the other from top to bottom, wave by wave", () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const { waves } = layoutGraph(all);
        waves.slice(1).forEach(({ wave, y }, index) => {
          assert.ok(wave > (waves[index]?.wave ?? 0) && y > (waves[index]?.y ?? 0));
        });
      }),
      { numRuns: 50 },
    );
  });
});
