// A whole cluster's arithmetic, by hand from AWS's and the CNIs' documents. How EC2 really places addresses is not shown.
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import fc from "fast-check";
import { clusterCapacity, fitOf, subnetRoom, type ClusterCapacity } from "../../capacity";
import { resolveClusterSpec } from "../../spec/resolve";
import { AL2023, BOTTLEROCKET, clusterInput, type Difference } from "../rules/spec-fixture";

function capacityOf(difference: Difference = {}): ClusterCapacity {
  return clusterCapacity(resolveClusterSpec(clusterInput(difference)));
}

/** The only set of subnets. */
function subnetsOf(difference: Difference = {}) {
  const { subnetSets } = capacityOf(difference);
  assert.equal(subnetSets.length, 1);
  const [set] = subnetSets;
  assert.ok(set);
  return set;
}

const SMALL = { vpcCidr: "10.0.0.0/22" };

describe("clusterCapacity of the default stack", () => {
  it("says pods, nodes and addresses of each group", () => {
    const [general] = capacityOf().groups;
    assert.ok(general);
    assert.deepEqual(
      [general.path, general.maxPods, general.limit, general.nodes, general.unknownTypes],
      ["nodeGroups[0]", 110, 288, { min: 2, max: 4, desired: 2 }, []],
    );
    assert.equal(general.why, "m7g.large: 2 ENIs x 9 prefixes x 16 addresses, capped at 110");
    assert.deepEqual(general.atStart?.inNodeSubnets, { singles: 2, prefixes: 1, total: 18 });
    assert.deepEqual(general.full?.inNodeSubnets, { singles: 2, prefixes: 8, total: 130 });
  });

  it("sums up needs over its three private subnets, EKS's own included", () => {
    const { size, usable, needs, groups, subnets } = subnetsOf();
    // Three /19 without the five addresses that AWS keeps in each.
    assert.deepEqual([size, usable], [3 * 8192, 3 * 8187]);
    assert.deepEqual(groups, ["general", "hardened"]);
    assert.equal(needs.desired.atStart.total, 3 * 6 + 4 * 18);
    assert.equal(needs.max.full.total, 3 * 6 + 8 * 130);
    assert.deepEqual(needs.max.full.parts, [
      { name: "EKS", total: 18 },
      { name: "general", total: 520 },
      { name: "hardened", total: 520 },
    ]);
    assert.deepEqual(
      subnets.map(({ cidr }) => cidr),
      ["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"],
    );
    assert.equal(needs.max.full.share, (18 + 1040) / (3 * 8187));
    assert.equal(needs.max.full.fit, "always");
  });

  it("is plain data: nothing is lost in JSON", () => {
    const capacity = capacityOf({ cluster: { vpcCidr: "10.0.0.0/22" } });
    assert.deepEqual(JSON.parse(JSON.stringify(capacity)), capacity);
  });
});

describe("clusterCapacity of subnets", () => {
  it("deals nodes to subnets as evenly as an Auto Scaling group does", () => {
    const { subnets } = subnetsOf({
      cluster: SMALL,
      group: { scaling: { min: 0, max: 5, desired: 1 } },
    });
    assert.deepEqual(
      subnets.map(({ needs }) => [needs.desired.nodes, needs.max.nodes]),
      [
        [1, 3],
        [1, 3],
        [1, 3],
      ],
    );
  });

  it("takes the share of blocks where they run out before the addresses", () => {
    const { subnets, needs } = subnetsOf({
      cluster: SMALL,
      nodeGroups: [{ ...AL2023, scaling: { min: 0, max: 3, desired: 3 }, maxPods: 100 }],
    });
    const [first] = subnets;
    // One node: 7 blocks of 16 for 100 pods and 8 to spare, where a /25 has 6 of its 8 blocks whole.
    assert.deepEqual([first?.usable, first?.prefixBlocks], [123, 6]);
    assert.deepEqual([first?.needs.max.full.total, first?.needs.max.full.prefixes], [120, 7]);
    assert.equal(first?.needs.max.full.share, 7 / 6);
    assert.equal(needs.max.full.fit, "never");
  });

  it("knows no sizes of a VPC that is not ours, and says so", () => {
    const set = subnetsOf({
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
    });
    assert.deepEqual(
      [set.path, set.subnets, set.size],
      ["cluster.network.subnetIds", [], undefined],
    );
    assert.deepEqual([set.needs.max.full.share, set.needs.max.full.fit], [undefined, undefined]);
    assert.equal(set.needs.max.full.total, 8 * 130);
    assert.match(set.why, /not known/);
  });

  it("keeps groups with subnets of their own apart, together where these are the same", () => {
    const own = (name: string, subnetIds: string[]) => ({ ...AL2023, name, subnetIds });
    const { subnetSets } = capacityOf({
      nodeGroups: [
        own("a", ["subnet-1", "subnet-2"]),
        BOTTLEROCKET,
        own("b", ["subnet-2", "subnet-1"]),
        own("c", ["subnet-3"]),
      ],
    });
    assert.deepEqual(
      subnetSets.map(({ path, groups }) => [path, groups]),
      [
        ["cluster.vpcCidr", ["hardened"]],
        ["nodeGroups[0].subnetIds", ["a", "b"]],
        ["nodeGroups[3].subnetIds", ["c"]],
      ],
    );
  });

  it("counts pods' interfaces in the tagged subnets, whose sizes it does not know", () => {
    const [nodes, pods] = capacityOf({ cni: { podSubnetTags: { pods: "yes" } } }).subnetSets;
    assert.ok(nodes && pods);
    assert.equal(nodes.needs.max.full.total, 18 + 8);
    assert.deepEqual([pods.path, pods.needs.max.full.total], ["cni.podSubnetTags", 8 * 129]);
    assert.equal(pods.usable, undefined);
  });

  it("does not count what nobody knows, and says whom", () => {
    const capacity = capacityOf({ group: { instanceTypes: ["m99g.large"], maxPods: 40 } });
    assert.deepEqual(capacity.subnetSets[0]?.uncounted, ["general"]);
    assert.match(capacity.notes.join("\n"), /not known: general/);
    const known = { instanceTypes: ["m99g.large"], instanceLimits: { enis: 2, ipv4PerEni: 4 } };
    assert.deepEqual(capacityOf({ group: known }).subnetSets[0]?.uncounted, []);
    assert.equal(capacityOf({ group: known }).groups[0]?.maxPods, 48);
  });

  it("survives a VPC that cannot be cut", () => {
    for (const vpcCidr of ["10.0.0.0/28", "nonsense", "2001:db8::/56"]) {
      const set = subnetsOf({ cluster: { vpcCidr } });
      assert.deepEqual(set.subnets, [], vpcCidr);
      assert.match(set.why, /cannot be cut/, vpcCidr);
    }
  });
});

describe("clusterCapacity of the other modes", () => {
  it("takes whole interfaces for aws-vpc-cni", () => {
    const { groups } = capacityOf({ cni: { mode: "chained", prefixDelegation: false } });
    const [general] = groups;
    // m7g.large: 3 x 9 addresses + 2 pods on the host; two interfaces of 10 from the first pod on.
    assert.deepEqual([general?.maxPods, general?.limit], [29, 29]);
    assert.deepEqual(general?.atStart?.inNodeSubnets, { singles: 20, prefixes: 0, total: 20 });
    assert.deepEqual(general?.full?.inNodeSubnets, { singles: 30, prefixes: 0, total: 30 });
  });

  it("takes prefixes for aws-vpc-cni, one of them warm", () => {
    const { groups } = capacityOf({ cni: { mode: "chained", prefixDelegation: true } });
    // 108 pods with an address: seven blocks, and one more; nine fit on the first interface.
    assert.deepEqual(groups[0]?.full?.inNodeSubnets, { singles: 1, prefixes: 8, total: 129 });
    assert.deepEqual([groups[0]?.maxPods, groups[0]?.limit], [110, 434]);
  });

  it("takes one address per node on an overlay, and a share of the pool", () => {
    const capacity = capacityOf({ cni: { mode: "overlay", podCidr: "100.64.0.0/14" } });
    assert.equal(capacity.subnetSets[0]?.needs.max.full.total, 18 + 8);
    const { podPool } = capacity;
    assert.deepEqual([podPool?.blocks, podPool?.nodes, podPool?.addresses], [1024, 1024, 262_144]);
    assert.deepEqual(podPool?.needs.max, { nodes: 8, blocks: 8, share: 8 / 1024 });
    assert.equal(podPool?.why, "100.64.0.0/14 has 1024 shares of /24, one for each node");
  });

  it("takes as many blocks as Calico's pods need, and one address for the tunnel", () => {
    const overlay = { kind: "calico", mode: "overlay", podCidr: "100.64.0.0/20" } as const;
    const blocks = (maxPods: number) =>
      capacityOf({ cni: overlay, nodeGroups: [{ ...AL2023, maxPods }] }).podPool?.needs.max.blocks;
    // 65 pods, two of them on the host, and the tunnel: 64 addresses. One more is another block; four nodes.
    assert.deepEqual([blocks(65), blocks(66), blocks(110)], [4, 8, 8]);
    assert.equal(capacityOf({ cni: overlay }).podPool?.blocks, 64);
  });

  it("has no pool elsewhere, nor before it is written", () => {
    assert.equal(capacityOf().podPool, undefined);
    assert.equal(capacityOf({ cni: { mode: "overlay" } }).podPool, undefined);
  });
});

describe("clusterCapacity of any cluster", () => {
  const scaling = fc
    .tuple(fc.nat(20), fc.nat(20), fc.nat(20))
    .map((numbers) => numbers.sort((a, b) => a - b))
    .map(([min, desired, max]) => ({ min, desired, max }));
  const groups = fc.array(
    fc.record({
      scaling,
      maxPods: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const cni = fc.constantFrom<Difference["cni"]>(
    { prefixDelegation: true },
    { prefixDelegation: false },
    { mode: "chained", prefixDelegation: false },
    { mode: "overlay", podCidr: "100.64.0.0/16" },
  );
  const prefixLength = fc.integer({ min: 16, max: 22 });
  const setOf = (
    members: readonly {
      scaling: { min: number; desired: number; max: number };
      maxPods?: number | undefined;
    }[],
    difference: Difference["cni"],
    length: number,
  ) =>
    subnetsOf({
      cluster: { vpcCidr: `10.0.0.0/${String(length)}` },
      ...(difference === undefined ? {} : { cni: difference }),
      nodeGroups: members.map(({ maxPods, ...group }, index) => ({
        ...AL2023,
        ...group,
        name: `g${String(index)}`,
        ...(maxPods === undefined ? {} : { maxPods }),
      })),
    });

  it("loses no node and no address between subnets, groups and sums", () => {
    fc.assert(
      fc.property(groups, cni, prefixLength, (members, difference, length) => {
        const { needs, subnets } = setOf(members, difference, length);
        for (const scale of ["desired", "max"] as const) {
          const whole = needs[scale];
          const nodes = members.reduce((sum, each) => sum + each.scaling[scale], 0);
          assert.equal(whole.nodes, nodes);
          const dealt = subnets.map((subnet) => subnet.needs[scale].nodes);
          assert.equal(
            dealt.reduce((sum, count) => sum + count, 0),
            nodes,
          );
          assert.ok(Math.max(...dealt) - Math.min(...dealt) <= 1, dealt.join());
          for (const phase of ["atStart", "full"] as const) {
            const { total, parts } = whole[phase];
            const sumOf = (numbers: readonly number[]) =>
              numbers.reduce((sum, count) => sum + count, 0);
            assert.equal(sumOf(parts.map((part) => part.total)), total);
            assert.equal(sumOf(subnets.map((subnet) => subnet.needs[scale][phase].total)), total);
          }
        }
      }),
    );
  });

  it("never needs less at max than at desired, nor with all pods than with the first", () => {
    fc.assert(
      fc.property(groups, cni, prefixLength, (members, difference, length) => {
        const { desired, max } = setOf(members, difference, length).needs;
        assert.ok(desired.atStart.total <= max.atStart.total);
        assert.ok(desired.full.total <= max.full.total);
        // A group of one pod runs no more than its first.
        if (members.every(({ maxPods }) => maxPods === undefined || maxPods >= 3)) {
          assert.ok(max.atStart.total <= max.full.total);
        }
      }),
    );
  });
});

describe("subnetRoom and fitOf", () => {
  it("leave out the five addresses that AWS keeps, and the blocks these are in", () => {
    assert.deepEqual(subnetRoom(16), { size: 16, usable: 11, prefixBlocks: 0 });
    assert.deepEqual(subnetRoom(128), { size: 128, usable: 123, prefixBlocks: 6 });
    assert.deepEqual(subnetRoom(8192), { size: 8192, usable: 8187, prefixBlocks: 510 });
  });

  it("never fit less with more room, nor more with more use", () => {
    const order = ["never", "unfragmented", "always"];
    const use = fc.record({ singles: fc.nat(300), prefixes: fc.nat(40) });
    const length = fc.integer({ min: 4, max: 13 });
    const rank = ({ singles, prefixes }: { singles: number; prefixes: number }, bits: number) =>
      order.indexOf(
        fitOf({ singles, prefixes, total: singles + 16 * prefixes }, subnetRoom(2 ** bits)),
      );
    fc.assert(
      fc.property(use, use, length, (one, more, bits) => {
        const both = {
          singles: one.singles + more.singles,
          prefixes: one.prefixes + more.prefixes,
        };
        assert.ok(rank(both, bits) <= rank(one, bits));
        assert.ok(rank(one, bits) <= rank(one, bits + 1));
      }),
    );
  });
});
