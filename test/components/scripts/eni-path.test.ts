import assert from "node:assert/strict";
import fc from "fast-check";
import * as ipaddr from "ipaddr.js";
import { Bench } from "./bench";
import { scriptText } from "../../../components/cluster-script";

describe("the comparison of a pod's address with an ENI's", () => {
  let bench: Bench;
  before(() => {
    bench = new Bench();
  });
  after(() => {
    bench.remove();
  });

  it("agrees with ipaddr.js on every address and prefix", () => {
    const octet = fc.nat(255);
    const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join("."));
    // Near misses are the interesting ones: the address is a few away from the prefix.
    const pair = fc
      .tuple(address, fc.integer({ min: 1, max: 32 }), fc.integer({ min: -20, max: 20 }))
      .map(([base, bits, away]) => {
        const number = base.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
        const near = Math.min(Math.max(number + away, 0), 2 ** 32 - 1);
        const text = [24, 16, 8, 0].map((shift) => (near >>> shift) & 255).join(".");
        return { address: text, prefix: `${base}/${String(bits)}` };
      });
    const pairs = fc.sample(pair, { numRuns: 500, seed: 20261124 });
    const expected = pairs.map(({ address: one, prefix }) =>
      ipaddr.IPv4.parse(one).match(ipaddr.IPv4.parseCIDR(prefix)) ? "yes" : "no",
    );
    assert.ok(expected.includes("yes") && expected.includes("no"));
    const calls = pairs.map(
      ({ address: one, prefix }) =>
        `if carries ${one} 0.0.0.0,${prefix}; then echo yes; else echo no; fi`,
    );
    const ending = bench.runText({}, [scriptText("eni-path.sh"), ...calls].join("\n"));
    assert.deepEqual(ending.stdout.trim().split("\n"), expected, ending.stderr);
  });

  it("takes a plain address for itself only", () => {
    const ending = bench.runText(
      {},
      `${scriptText("eni-path.sh")}\ncarries 10.0.1.1 10.0.1.10,10.0.1.11 || echo no\ncarries 10.0.1.1 10.0.1.10,10.0.1.1 && echo yes`,
    );
    assert.equal(ending.stdout, "no\nyes\n");
  });
});
