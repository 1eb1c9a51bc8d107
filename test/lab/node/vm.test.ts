// The whole user data in a booted machine: real cloud-init, real PID 1, and a boothook that runs before the system bus
// is up. What it does not prove: AL2023's own cloud-init and systemd, ENA, nodeadm at boot.
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { renderGuard, renderMime, renderUserData } from "../../../userdata";
import { context, group } from "../../userdata/fixtures";
import { boot, ensureImage, type BootReport } from "./machine";
import { toolsOrSkip } from "./needs";
import type { Route } from "./rig";

const SUITE = "a booted machine";
const TOOLS = ["ip", "dnsmasq", "qemu", "mmdebstrap", "mkfs.ext4"];

/** The group's real user data; only the drivers are those of QEMU. */
function userDataForQemu(): string {
  const userDataParts = [
    { contentType: "text/x-shellscript", content: "#!/bin/sh\necho 'ran: é' >/run/lab-part\n" },
  ];
  const text = renderUserData(group({ amiId: "ami-0123456789abcdef0", userDataParts }), context());
  const qemu = text.replaceAll(renderGuard(), renderGuard({ drivers: ["virtio_net"] }));
  assert.notEqual(qemu, text);
  return qemu;
}

function defaultRoutes(report: BootReport): readonly unknown[] {
  const routes = JSON.parse(report.of("ip -j -4 route show default")) as readonly Route[];
  return routes.map((route) => [route.dev, route.metric]);
}

function addresses(report: BootReport, nic: string): readonly string[] {
  const links = JSON.parse(report.of("ip -j -4 address")) as readonly {
    readonly ifname: string;
    readonly addr_info: readonly { readonly local: string }[];
  }[];
  return links
    .filter((link) => link.ifname === nic)
    .flatMap((link) => link.addr_info.map((info) => info.local));
}

function managed(report: BootReport, nic: string): string | undefined {
  const line = report
    .of("networkctl list --no-legend --no-pager")
    .split("\n")
    .find((text) => text.includes(` ${nic} `));
  return line?.trim().split(/\s+/).at(-1);
}

describe(SUITE, function () {
  let image = "";

  before(function () {
    toolsOrSkip(this, SUITE, TOOLS, true);
    image = ensureImage();
  });

  it("has two default routes of one metric without the guard", () => {
    const report = boot(
      image,
      renderMime([{ contentType: "text/x-shellscript", content: "#!/bin/sh\n" }]),
    );
    assert.deepEqual([...defaultRoutes(report)].sort(), [
      ["ens5", 1024],
      ["ens6", 1024],
    ]);
  });

  it("has one default route with the guard, although the bus was down when it ran", () => {
    const report = boot(image, userDataForQemu());
    const said = report.of("journalctl -b -o cat -t eks-cni-guard");
    assert.match(said, /networkctl reload failed/, report.console.slice(-6000));
    assert.match(said, /settled: default via 10\.0\.0\.1/);
    assert.deepEqual(defaultRoutes(report), [["ens5", 512]]);
    assert.equal(managed(report, "ens5"), "configured");
    assert.equal(managed(report, "ens6"), "unmanaged");
    assert.deepEqual(addresses(report, "ens5"), ["10.0.0.10"]);
    assert.deepEqual(addresses(report, "ens6"), []);
    assert.match(report.of("cloud-init status --long"), /^status: done$/m);
    assert.match(
      report.of("cat /run/lab-part"),
      /^ran: é$/m,
      "a part that travels as base64 arrives whole",
    );
  });
});
