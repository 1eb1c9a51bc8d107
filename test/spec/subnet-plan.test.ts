import assert from "node:assert/strict";
import fc from "fast-check";
import { IPv4, parseCIDR } from "ipaddr.js";
import {
  AWS_PREFIX_LENGTH,
  LONGEST_VPC_PREFIX,
  MAX_ZONES,
  planSubnets,
} from "../../spec/subnet-plan";

/** First and last address of a CIDR as numbers. */
function range(cidr: string): [number, number] {
  const [network, length] = parseCIDR(cidr);
  assert.ok(network instanceof IPv4);
  const first = network.toByteArray().reduce((address, byte) => address * 256 + byte, 0);
  return [first, first + 2 ** (32 - length) - 1];
}

const vpcs = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 16, max: LONGEST_VPC_PREFIX }))
  .map(([second, length]) => `10.${String(second)}.0.0/${String(length)}`);
const zones = fc.integer({ min: 1, max: MAX_ZONES });

describe("the subnet plan", () => {
  it("never overlaps, never leaves the VPC, and stays within AWS's sizes", () => {
    fc.assert(
      fc.property(vpcs, zones, (vpc, count) => {
        const subnets = planSubnets(vpc, count).flatMap((zone) => [zone.private, zone.public]);
        const [low, high] = range(vpc);
        const ranges = subnets.map(range).sort(([a], [b]) => a - b);
        ranges.forEach(([first, last], index) => {
          assert.ok(first >= low && last <= high, `${vpc}: outside`);
          assert.ok(index === 0 || first > (ranges[index - 1]?.[1] ?? 0), `${vpc}: overlap`);
        });
        for (const subnet of subnets) {
          const [, length] = parseCIDR(subnet);
          assert.ok(length >= AWS_PREFIX_LENGTH.min && length <= AWS_PREFIX_LENGTH.max);
        }
      }),
    );
  });

  it("moves no subnet when a zone is added", () => {
    fc.assert(
      fc.property(vpcs, fc.integer({ min: 1, max: MAX_ZONES - 1 }), (vpc, count) => {
        assert.deepEqual(planSubnets(vpc, count + 1).slice(0, count), planSubnets(vpc, count));
      }),
    );
  });

  it("gives pods the room: a /16 has 512 prefixes of /28 per zone", () => {
    const [first] = planSubnets("10.0.0.0/16", 3);
    assert.equal(first?.private, "10.0.0.0/19");
    assert.equal(2 ** (28 - 19), 512);
  });

  it("says what to write when the VPC is too small", () => {
    assert.throws(() => planSubnets("10.0.0.0/24", 3), /10\.0\.0\.0\/24.*\/22 or shorter/);
  });
});
