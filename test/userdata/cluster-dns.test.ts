import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { clusterDnsIp, nodeadmDerivesDns } from "../../userdata";

describe("clusterDnsIp", () => {
  const cases = [
    ["172.20.0.0/16", "172.20.0.10", true],
    ["10.100.0.0/16", "10.100.0.10", true],
    ["10.100.0.128/25", "10.100.0.138", false],
    ["10.100.3.250/16", "10.100.0.10", false],
    ["10.0.0.248/27", "10.0.0.234", false],
    ["fd30:1c53:5f8a::/108", "fd30:1c53:5f8a::a", true],
    ["fd00:0:0:0:0:0:0:0/108", "fd00::a", true],
    ["fd00::1:0/112", "fd00::1:a", true],
    ["fd00::ff00/120", "fd00::ff0a", false],
  ] as const;
  for (const [cidr, address, derived] of cases) {
    it(`is ${address} in ${cidr}, which nodeadm ${derived ? "finds" : "misses"} itself`, () => {
      assert.equal(clusterDnsIp(cidr), address);
      assert.equal(nodeadmDerivesDns(cidr), derived);
    });
  }

  it("is nothing where there is no tenth address", () => {
    for (const cidr of ["", "172.20.0.0", "10.0.0.0/33", "10.0.0.0/29", "nonsense/8"]) {
      assert.equal(clusterDnsIp(cidr), undefined, cidr);
    }
  });
});
