// What one node takes. Not proven here: that EC2, Cilium's operator and ipamd do what their documents say.
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import fc from "fast-check";
import {
  addressPolicy,
  eniLimits,
  knownInstanceTypes,
  nodeUse,
  usedAddresses,
  type AddressPolicy,
  type NodeUse,
} from "../../capacity";

const cni = {
  kind: "cilium",
  mode: "eni",
  prefixDelegation: true,
  firstInterfaceIndex: 1,
  podCidrMaskSize: 24,
  podSubnetTags: {},
  values: {},
} as const;

function use(type: string, policy: AddressPolicy, pods: number): NodeUse {
  const result = nodeUse(type, eniLimits(type), policy, pods);
  assert.ok(result);
  return result;
}

/** Interfaces, single addresses and prefixes of a node. */
function numbers({ enis, inNodeSubnets: { singles, prefixes } }: NodeUse): number[] {
  return [enis, singles, prefixes];
}

const vpcCni = (env: Record<string, string>, prefixDelegation = false) =>
  addressPolicy({ ...cni, mode: "chained", prefixDelegation }, { values: { env } });

describe("nodeUse of Cilium's ENI mode", () => {
  it("counts eight free addresses and the interfaces' own", () => {
    // 3 in use + 8 spare = 11, in one block of 16 on the second interface.
    assert.deepEqual(numbers(use("m7g.large", addressPolicy(cni), 3)), [2, 2, 1]);
    // 110 + 8 = 118, in eight blocks; an interface of m7g.large holds nine.
    assert.deepEqual(numbers(use("m7g.large", addressPolicy(cni), 110)), [2, 2, 8]);
    // 250 + 8 = 258, in seventeen blocks.
    assert.deepEqual(numbers(use("m7i.8xlarge", addressPolicy(cni), 250)), [2, 2, 17]);
  });

  it("fills one interface after the other without prefixes", () => {
    const policy = addressPolicy({ ...cni, prefixDelegation: false, firstInterfaceIndex: 0 });
    // 3 + 8 = 11 addresses: 9 on the first interface, 2 on the second.
    assert.deepEqual(numbers(use("m7g.large", policy, 3)), [2, 2 + 11, 0]);
    // All 27, and no more: 27 + 8 do not exist.
    assert.deepEqual(numbers(use("m7g.large", policy, 27)), [3, 3 + 27, 0]);
  });

  it("gives old hypervisors single addresses", () => {
    assert.deepEqual(numbers(use("m4.large", addressPolicy(cni), 3)), [2, 2 + 9, 0]);
  });

  it("follows the operator's settings in Helm values", () => {
    const policy = (nodeSpec: Record<string, number>) =>
      addressPolicy({ ...cni, values: { ipam: { nodeSpec } } });
    assert.deepEqual(numbers(use("m7g.large", policy({ ipamPreAllocate: 30 }), 3)), [2, 2, 3]);
    assert.deepEqual(numbers(use("m7g.large", policy({ ipamMinAllocate: 65 }), 3)), [2, 2, 5]);
    assert.deepEqual(numbers(use("m7g.large", policy({ ipamMaxAllocate: 32 }), 110)), [2, 2, 2]);
  });

  it("takes pods' interfaces from tagged subnets, and the node's own from its own", () => {
    const tagged = { ...cni, podSubnetTags: { pods: "yes" } };
    const second = use("m7g.large", addressPolicy(tagged), 110);
    assert.deepEqual(second.inNodeSubnets, { singles: 1, prefixes: 0, total: 1 });
    assert.deepEqual(second.inPodSubnets, { singles: 1, prefixes: 8, total: 129 });
    const first = use("m7g.large", addressPolicy({ ...tagged, firstInterfaceIndex: 0 }), 150);
    assert.deepEqual(first.inNodeSubnets, { singles: 1, prefixes: 9, total: 145 });
    assert.deepEqual(first.inPodSubnets, { singles: 1, prefixes: 1, total: 17 });
  });

  it("explains itself", () => {
    assert.equal(
      use("m7g.large", addressPolicy(cni), 110).why,
      "m7g.large: 2 ENIs with an address of their own and 8 prefixes for pods",
    );
  });
});

describe("nodeUse of aws-vpc-cni", () => {
  // aws/amazon-vpc-cni-k8s: docs/eni-and-ip-target.md: instance type, targets, pods, interfaces, secondary addresses.
  const single: [string, Record<string, string>, number, number, number][] = [
    ["t3.small", { WARM_ENI_TARGET: "1" }, 0, 1, 3],
    ["t3.small", { WARM_ENI_TARGET: "1" }, 5, 3, 9],
    ["t3.small", { WARM_ENI_TARGET: "1" }, 9, 3, 9],
    ["t3.small", { WARM_IP_TARGET: "1", MINIMUM_IP_TARGET: "1" }, 0, 1, 1],
    ["t3.small", { WARM_IP_TARGET: "1", MINIMUM_IP_TARGET: "1" }, 5, 2, 6],
    ["t3.small", { WARM_IP_TARGET: "1", MINIMUM_IP_TARGET: "1" }, 9, 3, 9],
    ["t3.small", { WARM_IP_TARGET: "2", MINIMUM_IP_TARGET: "5" }, 0, 2, 5],
    ["t3.small", { WARM_IP_TARGET: "2", MINIMUM_IP_TARGET: "5" }, 5, 3, 7],
    ["p3dn.24xlarge", {}, 0, 1, 49],
    ["p3dn.24xlarge", {}, 3, 2, 98],
    ["p3dn.24xlarge", {}, 95, 3, 147],
    ["p3dn.24xlarge", { WARM_IP_TARGET: "5", MINIMUM_IP_TARGET: "10" }, 7, 1, 12],
    ["p3dn.24xlarge", { WARM_IP_TARGET: "5", MINIMUM_IP_TARGET: "10" }, 45, 2, 50],
  ];
  for (const [type, env, pods, enis, secondary] of single) {
    it(`agrees with AWS's table: ${type}, ${JSON.stringify(env)}, ${String(pods)} pods`, () => {
      assert.deepEqual(numbers(use(type, vpcCni(env), pods)), [enis, enis + secondary, 0]);
    });
  }

  // aws/amazon-vpc-cni-k8s: docs/prefix-and-ip-target.md: targets, pods, interfaces, prefixes of a t3.small.
  const prefixes: [Record<string, string>, number, number, number][] = [
    [{}, 0, 1, 1],
    [{}, 5, 1, 2],
    [{}, 16, 1, 2],
    [{}, 17, 1, 3],
    [{}, 58, 2, 5],
    [{ WARM_IP_TARGET: "1", MINIMUM_IP_TARGET: "1" }, 17, 1, 2],
    [{ WARM_IP_TARGET: "1", MINIMUM_IP_TARGET: "1" }, 58, 2, 4],
    [{ WARM_IP_TARGET: "7", MINIMUM_IP_TARGET: "20" }, 5, 1, 2],
    [{ WARM_IP_TARGET: "7", MINIMUM_IP_TARGET: "20" }, 58, 2, 5],
  ];
  for (const [env, pods, enis, count] of prefixes) {
    it(`agrees with AWS's table of prefixes: ${JSON.stringify(env)}, ${String(pods)} pods`, () => {
      assert.deepEqual(numbers(use("t3.small", vpcCni(env, true), pods)), [enis, enis, count]);
    });
  }

  it("leaves the node's own interface alone with custom networking", () => {
    const policy = vpcCni({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" });
    const result = use("m7g.large", policy, 1);
    assert.deepEqual(result.inNodeSubnets, { singles: 1, prefixes: 0, total: 1 });
    assert.deepEqual(result.inPodSubnets, { singles: 20, prefixes: 0, total: 20 });
  });
});

describe("nodeUse of an overlay", () => {
  it("is one address, whatever the type", () => {
    const policy = addressPolicy({ ...cni, mode: "overlay" });
    assert.deepEqual(numbers(use("m7g.large", policy, 110)), [1, 1, 0]);
    assert.deepEqual(numbers(nodeUse("m99g.large", undefined, policy, 110) as NodeUse), [1, 1, 0]);
  });
});

describe("nodeUse of any instance type", () => {
  const anyPolicy = fc.record({
    mode: fc.constantFrom("eni", "chained"),
    prefixDelegation: fc.boolean(),
    firstInterfaceIndex: fc.constantFrom(0, 1),
  });
  const anyType = fc.constantFrom(...knownInstanceTypes());
  const pods = fc.integer({ min: 0, max: 300 });
  const policyOf = (given: { mode: "eni" | "chained" }) => addressPolicy({ ...cni, ...given });

  it("is never negative, and never more than EC2 lets an instance have", () => {
    fc.assert(
      fc.property(anyType, anyPolicy, pods, (type, given, count) => {
        const policy = policyOf(given);
        const { enis, inNodeSubnets } = use(type, policy, count);
        const limits = eniLimits(type);
        assert.ok(limits);
        assert.ok(enis >= 1 && enis <= Math.max(limits.enis, 1));
        assert.ok(inNodeSubnets.singles >= 1 && inNodeSubnets.prefixes >= 0);
        const slots = inNodeSubnets.singles + inNodeSubnets.prefixes;
        assert.ok(slots <= enis * limits.ipv4PerEni);
      }),
    );
  });

  it("grows with pods", () => {
    fc.assert(
      fc.property(anyType, anyPolicy, pods, pods, (type, given, one, other) => {
        const policy = policyOf(given);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        assert.ok(
          use(type, policy, less).inNodeSubnets.total <=
            use(type, policy, more).inNodeSubnets.total,
        );
      }),
    );
  });

  it("holds as many addresses as are in use, up to what the interfaces hold", () => {
    fc.assert(
      fc.property(anyType, fc.boolean(), pods, (type, prefixDelegation, count) => {
        const policy = addressPolicy({ ...cni, prefixDelegation, firstInterfaceIndex: 0 });
        const limits = eniLimits(type);
        assert.ok(limits);
        const { enis, inNodeSubnets } = use(type, policy, count);
        const room = limits.enis * (limits.ipv4PerEni - 1);
        assert.ok(inNodeSubnets.total - enis >= Math.min(count, room));
      }),
    );
  });
});

describe("usedAddresses", () => {
  it("counts Cilium's router and health, and leaves out what is on the host", () => {
    const chained = addressPolicy({ ...cni, mode: "chained" });
    const eni = addressPolicy(cni);
    assert.ok(eni.kind === "ciliumEni" && chained.kind === "vpcCni");
    assert.deepEqual(usedAddresses(eni, 110), { atStart: 3, full: 110 });
    assert.deepEqual(usedAddresses(chained, 29), { atStart: 1, full: 27 });
  });
});
