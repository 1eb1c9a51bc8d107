// The guard on a real systemd-networkd in a network namespace. What it does not prove: EC2's own drivers, AL2023's
// build of systemd, and PID 1, whose `systemctl restart` a script stands in for (vm.test.ts has the real one).
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { renderGuard } from "../../../userdata";
import { layout, NAMES, PRIMARY_MAC, SECOND_MAC, type Generation } from "./layouts";
import { toolsOrSkip } from "./needs";
import { Rig, type NodeLayout } from "./rig";

const SUITE = "networkd in a namespace";
const TOOLS = ["ip", "curl", "dnsmasq", "dbus-daemon", "udevadm", "networkd"];
const UNMANAGED = "75-eks-cni-unmanaged.network";
const METRIC = "80-ec2.network.d/50-eks-cni-metric.conf";

const guard = renderGuard({ drivers: ["veth"] });
const guardWithMetric = renderGuard({ drivers: ["veth"], primaryRouteMetric: 300 });

function withRig(node: NodeLayout, use: (rig: Rig) => void): void {
  const rig = new Rig(node);
  try {
    use(rig);
  } finally {
    rig.down();
  }
}

/** The one default route there is. */
function assertOneDefaultRoute(rig: Rig, dev: string, metric: number): void {
  const routes = rig.defaultRoutes().map((route) => [route.dev, route.metric]);
  assert.deepEqual(routes, [[dev, metric]], rig.log("networkd"));
}

function runGuard(rig: Rig, script = guard): string {
  const { status, output } = rig.runScript(script);
  assert.equal(status, 0, output + rig.log("networkd"));
  return output;
}

describe(SUITE, function () {
  before(function () {
    toolsOrSkip(this, SUITE, TOOLS, true);
  });

  for (const names of NAMES) {
    const [primary, second] = names;

    describe(`a node whose interfaces are ${names.join(" and ")}`, () => {
      it("has two default routes of one metric on AMI generation A without the guard", () => {
        withRig(layout("A", names), (rig) => {
          const metrics = rig.defaultRoutes().map((route) => route.metric);
          assert.deepEqual(metrics, [1024, 1024]);
        });
      });

      for (const bus of ["up", "down"] as const) {
        it(`has one default route on generation A while the system bus is ${bus}`, () => {
          withRig(layout("A", names, bus === "down" ? { bus } : {}), (rig) => {
            const [address] = rig.addresses(primary);
            const output = runGuard(rig);
            assertOneDefaultRoute(rig, primary, 512);
            assert.equal(rig.adminState(primary), "configured");
            assert.equal(rig.adminState(second), "unmanaged");
            assert.deepEqual(rig.addresses(primary), [address], "the primary keeps its address");
            assert.deepEqual(rig.addresses(second), []);
            assert.deepEqual(rig.runFiles(), [UNMANAGED, METRIC]);
            assert.equal(rig.restarts(), bus === "up" ? 0 : 1);
            assert.match(output, bus === "up" ? /reload was accepted/ : /reload failed/);
          });
        });
      }

      it("leaves an interface that is attached later alone on generation A", () => {
        withRig(layout("A", names, { later: true }), (rig) => {
          runGuard(rig);
          rig.attach(second);
          assert.equal(rig.adminState(second), "unmanaged");
          assert.deepEqual(rig.addresses(second), []);
          assertOneDefaultRoute(rig, primary, 512);
        });
      });

      it("is not touched on generation D, whose AMI does all of it", () => {
        withRig(layout("D", names, { later: true }), (rig) => {
          const files = rig.runFiles();
          const leases = rig.leasesGiven(PRIMARY_MAC);
          assert.match(runGuard(rig), /nothing to do/);
          rig.attach(second);
          assert.equal(rig.adminState(second), "unmanaged");
          assert.deepEqual(rig.runFiles(), files);
          assert.equal(rig.leasesGiven(PRIMARY_MAC), leases, "no lease is renewed");
          assertOneDefaultRoute(rig, primary, 512);
        });
      });

      for (const bus of ["up", "down"] as const) {
        it(`gets an explicit metric on generation D while the system bus is ${bus}`, () => {
          withRig(layout("D", names, bus === "down" ? { bus } : {}), (rig) => {
            runGuard(rig, guardWithMetric);
            assertOneDefaultRoute(rig, primary, 300);
            assert.equal(rig.adminState(second), "unmanaged");
            const written = rig.runFiles().filter((file) => file.includes("eks-cni"));
            assert.deepEqual(written, [`70-eks-${primary}.network.d/50-eks-cni-metric.conf`]);
          });
        });
      }
    });
  }

  for (const generation of ["B after a reboot", "C"] as const satisfies readonly Generation[]) {
    it(`gets a metric and no further unit on generation ${generation}`, () => {
      withRig(layout(generation, NAMES[0]), (rig) => {
        runGuard(rig);
        assertOneDefaultRoute(rig, "ens5", 512);
        assert.equal(rig.adminState("ens6"), "unmanaged");
        assert.ok(!rig.runFiles().includes(UNMANAGED));
      });
    });
  }

  it("finds the primary by its MAC address and not by the order of names", () => {
    withRig(layout("A", ["ens6", "ens5"]), (rig) => {
      runGuard(rig);
      assertOneDefaultRoute(rig, "ens6", 512);
      assert.equal(rig.adminState("ens5"), "unmanaged");
    });
  });

  it("keeps an interface on another network card, with a metric of its own", () => {
    withRig(layout("A", NAMES[0], { card: 1 }), (rig) => {
      runGuard(rig);
      const routes = rig.defaultRoutes().map((route) => [route.dev, route.metric]);
      assert.deepEqual(routes.sort(), [
        ["ens5", 512],
        ["ens6", 612],
      ]);
      assert.equal(rig.adminState("ens6"), "configured");
    });
  });

  describe("run a second time", () => {
    let rig: Rig | undefined;
    after(() => rig?.down());

    it("writes nothing, asks for no lease, and keeps what a CNI has put on its interface", () => {
      rig = new Rig(layout("A", NAMES[0]));
      runGuard(rig);
      rig.onNode("ip", "address", "add", "10.0.0.77/32", "dev", "ens6");
      const leases = rig.leasesGiven(PRIMARY_MAC) + rig.leasesGiven(SECOND_MAC);
      assert.doesNotMatch(runGuard(rig), /wrote|reload|restart/);
      assert.equal(rig.leasesGiven(PRIMARY_MAC) + rig.leasesGiven(SECOND_MAC), leases);
      assert.deepEqual(rig.addresses("ens6"), ["10.0.0.77"]);
      assertOneDefaultRoute(rig, "ens5", 512);
    });
  });

  it("writes nothing, and says so, when the metadata service does not answer", () => {
    withRig(layout("A", NAMES[0], { imds: "down" }), (rig) => {
      const started = Date.now();
      const { status, output } = rig.runScript(guard);
      assert.equal(status, 1);
      assert.match(output, /metadata service does not answer: nothing written/);
      assert.deepEqual(rig.runFiles(), []);
      assert.ok(Date.now() - started < 40_000, "the boot goes on");
    });
  });
});
