import assert from "node:assert/strict";
import { clusterCapacity } from "../../../capacity";
import type { Plan } from "../../../plan/plan";
import { renderHtml, renderMarkdown, renderTerminal } from "../../../plan/report";
import { buildCapacityViews } from "../../../plan/report/capacity-view";
import { resolveClusterSpec } from "../../../spec/resolve";
import { clusterInput, type Difference } from "../../rules/spec-fixture";
import { folderOf, planOf } from "./folder-fixture";

function clustersOf(difference: Difference = {}, cluster = "dev"): NonNullable<Plan["clusters"]> {
  const capacity = clusterCapacity(resolveClusterSpec(clusterInput(difference)));
  return [{ cluster, capacity, ownValues: [] }];
}

const SMALL: Difference = { cluster: { vpcCidr: "10.0.0.0/22" } };

describe("capacity in the report", () => {
  it("has a bar for the pods of each group and one for each subnet, with the same in words", () => {
    const [view] = buildCapacityViews(planOf([], { clusters: clustersOf() }));
    const [pods, addresses] = view?.lists ?? [];
    assert.equal(pods?.gauges.length, 2);
    assert.match(
      pods.gauges[0]?.text ?? "",
      /^110 pods, with addresses for 288: .*; 440 on 4 nodes$/,
    );
    assert.equal(pods.gauges[0]?.share, 110 / 288);
    assert.deepEqual(
      addresses?.gauges.map(({ label, level }) => [label, level]),
      [
        ["10.0.0.0/19", "ok"],
        ["10.0.32.0/19", "ok"],
        ["10.0.64.0/19", "ok"],
      ],
    );
    assert.equal(
      addresses.gauges[0]?.text,
      "266 (3%) with 2 nodes desired, 396 (5%) with 3 nodes at most, of 8,187",
    );
  });

  it("says too little where nodes do not fit, in a word and not only by colour", () => {
    const page = renderHtml(folderOf({ plan: { clusters: clustersOf(SMALL) } }));
    assert.match(page, /<h2 id="capacity">/);
    assert.match(page, /class="tone">too little: </);
    assert.match(page, /with 3 nodes at most, of 123; 16 and 24 blocks of 16, of 6 whole ones/);
  });

  it("shows the pool of an overlay, and subnets of unknown size without a bar", () => {
    const overlay = clustersOf({
      cni: { mode: "overlay", podCidr: "10.244.0.0/16", prefixDelegation: undefined },
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
    } as unknown as Difference);
    const [view] = buildCapacityViews(planOf([], { clusters: overlay }));
    const titles = view?.lists.map(({ title }) => title) ?? [];
    assert.ok(titles.includes("Pool of the overlay"), titles.join());
    const unknown = view?.lists.find(({ title }) => title.startsWith("Addresses"));
    assert.equal(unknown?.gauges[0]?.label, "all of them");
    assert.equal(unknown.gauges[0]?.share, undefined);
  });

  it("is one line in the other reports, and only where something is nearly full", () => {
    const line = /private subnets of the new VPC: too small with the most nodes/;
    const tight = folderOf({ plan: { clusters: clustersOf(SMALL) } });
    assert.match(renderMarkdown(tight), line);
    assert.match(renderTerminal(tight, { width: 200, color: false }), line);
    const ample = folderOf({ plan: { clusters: clustersOf() } });
    const without = folderOf();
    assert.equal(renderMarkdown(ample), renderMarkdown(without));
    const plain = { width: 100, color: false };
    assert.equal(renderTerminal(ample, plain), renderTerminal(without, plain));
  });

  it("folds each cluster where there are several", () => {
    const clusters = [...clustersOf({}, "a"), ...clustersOf({}, "b")];
    const page = renderHtml(folderOf({ plan: { clusters } }));
    assert.match(page, /<summary>Cluster a<\/summary>/);
    assert.match(page, /<summary>Cluster b<\/summary>/);
  });
});
