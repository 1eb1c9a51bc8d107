import assert from "node:assert/strict";
import { describe, it } from "mocha";
import fc from "fast-check";
import {
  addressPolicy,
  architectureOf,
  eniLimits,
  groupMaxPods,
  knownInstanceTypes,
  podCapacity,
  podCeiling,
  takesPrefixes,
} from "../../capacity";

const eni = {
  kind: "cilium",
  mode: "eni",
  prefixDelegation: false,
  firstInterfaceIndex: 0,
  podCidrMaskSize: 24,
  podSubnetTags: {},
  values: {},
} as const;
const prefixes = { ...eni, prefixDelegation: true } as const;
const overlay = { ...eni, mode: "overlay" } as const;
const anyType = fc.constantFrom(...knownInstanceTypes());

describe("podCapacity", () => {
  it("knows the limits of 1384 instance types", () => {
    assert.equal(knownInstanceTypes().length, 1384);
    assert.deepEqual(eniLimits("m7g.large"), { enis: 3, ipv4PerEni: 10 });
    assert.deepEqual(eniLimits("c5.18xlarge"), { enis: 15, ipv4PerEni: 50 });
  });

  it("never gives the kubelet more pods than Cilium's ENIs have addresses", () => {
    fc.assert(
      fc.property(anyType, fc.boolean(), (type, prefixDelegation) => {
        const capacity = podCapacity(type, addressPolicy({ ...eni, prefixDelegation }));
        const limits = eniLimits(type);
        assert.ok(capacity.known && limits !== undefined);
        const perSlot = prefixDelegation && takesPrefixes(type) ? 16 : 1;
        assert.equal(capacity.limit, limits.enis * (limits.ipv4PerEni - 1) * perSlot);
        assert.ok(capacity.maxPods <= capacity.limit && capacity.maxPods <= podCeiling(type));
      }),
    );
  });

  it("counts /28 prefixes only where the hypervisor has them", () => {
    const maxPods = (type: string) => {
      const capacity = podCapacity(type, addressPolicy(prefixes));
      return capacity.known ? [capacity.limit, capacity.maxPods] : undefined;
    };
    assert.deepEqual(maxPods("m7g.large"), [432, 110]);
    assert.deepEqual(maxPods("t4g.nano"), [32, 32]);
    assert.deepEqual(maxPods("m4.large"), [18, 18]);
    assert.deepEqual(maxPods("m7i.8xlarge"), [3712, 250]);
  });

  it("agrees with nodeadm where aws-vpc-cni gives the addresses", () => {
    const capacity = podCapacity("m7g.large", addressPolicy({ ...eni, mode: "chained" }));
    assert.ok(capacity.known);
    assert.equal(capacity.maxPods, 29);
  });

  it("gives an overlay 110 pods, also on a type nobody knows", () => {
    const capacity = podCapacity("m99g.large", addressPolicy(overlay));
    assert.ok(capacity.known);
    assert.deepEqual([capacity.maxPods, capacity.limit], [110, 254]);
  });

  it("never gives the kubelet more pods than a node's share of Cilium's pool", () => {
    const share = (podCidrMaskSize: number) => {
      const capacity = podCapacity("m7g.8xlarge", addressPolicy({ ...overlay, podCidrMaskSize }));
      return capacity.known ? [capacity.limit, capacity.maxPods] : undefined;
    };
    assert.deepEqual(share(23), [510, 250]);
    assert.deepEqual(share(24), [254, 250]);
    assert.deepEqual(share(25), [126, 126]);
    assert.deepEqual(share(28), [14, 14]);
  });

  it("knows no limit on Calico's overlay, whose nodes take as many blocks as they need", () => {
    const capacity = podCapacity("m7g.large", addressPolicy({ ...overlay, kind: "calico" }));
    assert.ok(capacity.known);
    assert.deepEqual([capacity.maxPods, capacity.limit], [110, undefined]);
  });

  it("never falls with more interfaces, more addresses or prefixes, and never below zero", () => {
    const limits = fc.record({
      enis: fc.integer({ min: 1, max: 64 }),
      ipv4PerEni: fc.integer({ min: 2, max: 64 }),
    });
    const mode = fc.constantFrom("eni", "chained", "policyOnly");
    const index = fc.nat(2);
    fc.assert(
      fc.property(limits, fc.boolean(), mode, index, (given, prefixDelegation, kind, first) => {
        const capacity = (enis: number, ipv4PerEni: number, prefixesOn: boolean): number => {
          const policy = addressPolicy({
            ...eni,
            mode: kind,
            prefixDelegation: prefixesOn,
            firstInterfaceIndex: first,
          });
          const result = podCapacity("m99g.large", policy, { enis, ipv4PerEni });
          assert.ok(result.known && result.limit !== undefined && result.maxPods <= result.limit);
          return result.limit;
        };
        const { enis, ipv4PerEni } = given;
        const here = capacity(enis, ipv4PerEni, prefixDelegation);
        assert.ok(here >= 0);
        assert.ok(capacity(enis + 1, ipv4PerEni, prefixDelegation) >= here);
        assert.ok(capacity(enis, ipv4PerEni + 1, prefixDelegation) >= here);
        assert.ok(capacity(enis, ipv4PerEni, true) >= capacity(enis, ipv4PerEni, false));
      }),
    );
  });

  it("says when it does not know a type", () => {
    assert.deepEqual(podCapacity("m7g.lrage", addressPolicy(eni)), {
      known: false,
      instanceType: "m7g.lrage",
    });
  });
});

describe("podCeiling", () => {
  it("is 110 up to 30 vCPUs and 250 above", () => {
    const ceilings = ["m7g.4xlarge", "m7g.8xlarge", "c7i.metal-24xl", "hpc7a.12xlarge", "a1.metal"];
    assert.deepEqual(ceilings.map(podCeiling), [110, 250, 250, 110, 110]);
  });
});

describe("groupMaxPods", () => {
  it("takes the user's number before any other", () => {
    const result = groupMaxPods({ instanceTypes: ["m7g.large"], maxPods: 500 }, eni);
    assert.deepEqual([result.maxPods, result.limit], [500, 27]);
  });

  it("takes the smallest type of a group", () => {
    const result = groupMaxPods({ instanceTypes: ["m7g.2xlarge", "m7g.large"] }, eni);
    assert.deepEqual([result.maxPods, result.limit], [27, 27]);
    assert.equal(result.why, "m7g.large: 3 ENIs x 9 addresses");
  });

  it("lists the types it does not know and does not throw", () => {
    const result = groupMaxPods({ instanceTypes: ["nope.large"] }, eni);
    assert.deepEqual([result.maxPods, result.unknownTypes], [110, ["nope.large"]]);
  });

  it("leaves out the ENIs whose addresses pods may not use", () => {
    const group = { instanceTypes: ["m7g.large"] };
    assert.equal(groupMaxPods(group, { ...eni, firstInterfaceIndex: 1 }).limit, 18);
    assert.equal(groupMaxPods(group, { ...prefixes, firstInterfaceIndex: 1 }).limit, 288);
  });

  it("takes instanceLimits for the types that the table lacks, and for no other", () => {
    const instanceLimits = { enis: 2, ipv4PerEni: 4 };
    const limits = (...instanceTypes: string[]) => {
      const result = groupMaxPods({ instanceTypes, instanceLimits }, eni);
      return [result.limit, result.unknownTypes];
    };
    assert.deepEqual(limits("m99g.large"), [6, []]);
    assert.deepEqual(limits("m7g.large"), [27, []]);
    assert.deepEqual(limits("m7g.large", "m99g.large"), [6, []]);
  });

  it("stops where Helm values stop the operator", () => {
    const group = { instanceTypes: ["m7g.large"] };
    const most = { ...eni, values: { ipam: { nodeSpec: { ipamMaxAllocate: 20 } } } };
    assert.deepEqual(
      [groupMaxPods(group, most).limit, groupMaxPods(group, most).why],
      [20, "m7g.large: 3 ENIs x 9 addresses, of which ipamMaxAllocate allows 20"],
    );
  });

  it("follows aws-vpc-cni's own switches only when asked to", () => {
    const group = { instanceTypes: ["m7g.large"] };
    const chained = { ...eni, mode: "chained" } as const;
    const env = (values: Record<string, string>) =>
      groupMaxPods(group, chained, { values: { env: values } }).limit;
    assert.equal(groupMaxPods(group, chained).limit, 29);
    assert.equal(env({ ENABLE_PREFIX_DELEGATION: "true" }), 434);
    assert.equal(env({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" }), 20);
  });

  it("follows Helm values that take prefixes away", () => {
    const group = { instanceTypes: ["m7g.large"] };
    const off = { ...prefixes, values: { eni: { awsEnablePrefixDelegation: false } } };
    assert.equal(groupMaxPods(group, off).limit, 27);
  });
});

describe("architectureOf", () => {
  it("tells Graviton from GPU and from old families", () => {
    for (const type of ["a1.large", "m7g.large", "c6gn.xlarge", "im4gn.large", "g5g.xlarge"]) {
      assert.equal(architectureOf(type), "arm64", type);
    }
    for (const type of ["m7i.large", "g5.xlarge", "g4dn.xlarge", "gr6.4xlarge", "u-6tb1.metal"]) {
      assert.equal(architectureOf(type), "x86_64", type);
    }
  });

  it("does not guess for what is no EC2 instance type of EKS", () => {
    for (const type of ["", "m7g", "mac2.metal", "m7g.large.extra", "M7G.large", "m7g large"]) {
      assert.equal(architectureOf(type), undefined, type);
    }
  });
});
