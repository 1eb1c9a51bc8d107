import assert from "node:assert/strict";
import { scriptText } from "../../../components/cluster-script";
import { Bench } from "./bench";

// The script of the probe pods, in `sh`, against a stand-in for agnhost's `connect`: 0 when it connects, otherwise 1
// and one word on the error output (kubernetes/kubernetes: test/images/agnhost/connect/connect.go).

const ENVIRONMENT = {
  POD_IP: "10.0.1.47",
  NODE_NAME: "node-a",
  KUBERNETES_SERVICE_HOST: "172.20.0.1",
  KUBERNETES_SERVICE_PORT: "443",
  EGRESS_TARGET: "api.example:443",
  PEERS: "10.0.1.40/node-a 10.0.2.20/node-b ",
};

describe("a probe pod", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });
  const probe = (unreachable: string, environment: Record<string, string> = {}) => {
    const agnhost = bench.installScript(
      "agnhost",
      `echo "$*" >>"$STAND_IN_DIR/calls"\ncase $2 in ${unreachable || "nothing"}) echo TIMEOUT >&2; exit 1;; esac`,
    );
    const text = scriptText("health-gate-probe.sh").replaceAll("/agnhost", agnhost);
    return bench.runText({ ...ENVIRONMENT, ...environment }, text, "sh");
  };
  const targets = () => bench.calls().map((call) => call.split(" ")[1]);

  it("opens the Service address, the egress target and the peer on another node, from its own address", () => {
    const ending = probe("");
    assert.equal(ending.status, 0, ending.stderr);
    assert.deepEqual(targets(), ["172.20.0.1:443", "api.example:443", "10.0.2.20:8080"]);
    assert.match(ending.stdout, /ok: pod on node-b, 10\.0\.2\.20:8080, from 10\.0\.1\.47/);
  });

  for (const [what, target] of [
    ["Service address of the Kubernetes API", "172.20.0.1:443"],
    ["egress", "api.example:443"],
    ["pod on node-b", "10.0.2.20:8080"],
  ] as const) {
    it(`fails when it does not reach the ${what}, and still checks the rest`, () => {
      const ending = probe(target);
      assert.equal(ending.status, 1);
      assert.ok(
        ending.stdout.includes(`FAILED: ${what}, ${target}, from 10.0.1.47 on node-a: TIMEOUT`),
        ending.stdout,
      );
      assert.equal(targets().length, 3);
    });
  }

  it("says that a single node shows no other node, and passes", () => {
    const ending = probe("", { PEERS: "none" });
    assert.equal(ending.status, 0);
    assert.match(ending.stdout, /NOT SHOWN: a pod on another node; the cluster has one node/);
  });

  it("fails when all its peers are on its own node", () => {
    const ending = probe("", { PEERS: "10.0.1.40/node-a" });
    assert.equal(ending.status, 1);
    assert.match(ending.stdout, /FAILED: no peer on another node than node-a/);
  });

  it("writes IPv6 addresses with brackets", () => {
    probe("", { KUBERNETES_SERVICE_HOST: "fd30::1", PEERS: "2001:db8::5/node-b" });
    assert.deepEqual(targets(), ["[fd30::1]:443", "api.example:443", "[2001:db8::5]:8080"]);
  });
});
