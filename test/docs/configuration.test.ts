import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PINS } from "../../pins/pins";
import { DEFAULTS } from "../../spec/defaults";

const PAGE = readFileSync(join(__dirname, "../../docs/configuration.md"), "utf8");

/** The default that a section's table gives for a key. */
function documented(section: string, key: string): string {
  const text = PAGE.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  const row = text.split("\n").find((line) => line.startsWith(`| \`${key}\` |`));
  assert.ok(row !== undefined, `docs/configuration.md: ${section}.${key} has no row`);
  return (row.split("|")[2] ?? "").trim();
}

const CASES: readonly (readonly [string, string, unknown])[] = [
  ["cluster", "vpcCidr", DEFAULTS.cluster.vpcCidr],
  ["cluster", "serviceCidr", DEFAULTS.cluster.serviceCidr],
  ["cluster", "ipFamily", DEFAULTS.cluster.ipFamily],
  ["cluster", "endpoint.public", DEFAULTS.cluster.endpointPublic],
  ["cluster", "endpoint.private", DEFAULTS.cluster.endpointPrivate],
  ["cluster", "upgradePolicy", DEFAULTS.cluster.upgradePolicy],
  ["cluster", "deletionProtection", DEFAULTS.cluster.deletionProtection],
  ["vpcCni", "mode", DEFAULTS.vpcCni.mode],
  ["vpcCni", "as", DEFAULTS.vpcCni.as],
  ["vpcCni", "chartRepository", PINS.charts.awsVpcCni.repository],
  ["cni", "version", PINS.charts.cilium.version],
  ["cni", "chartRepository", PINS.charts.cilium.repository],
  ["cni", "kubeProxyReplacement", DEFAULTS.cni.kubeProxyReplacement],
  ["cni", "dataplane", DEFAULTS.cni.dataplane],
  ["cni", "podCidrMaskSize", DEFAULTS.cni.podCidrMaskSize],
  ["cni", "masquerade", DEFAULTS.cni.masqueradeEni],
  ["cni", "prefixDelegation", DEFAULTS.cni.prefixDelegation],
  ["cni", "operatorIdentity", DEFAULTS.cni.operatorIdentity],
  ["cni", "encryption", DEFAULTS.cni.encryption],
  ["cni", "hubble", DEFAULTS.cni.hubble],
  ["linkerd", "iptablesMode", DEFAULTS.linkerd.iptablesMode],
  ["linkerd", "version", PINS.charts.linkerd2Cni.version],
  ["linkerd", "imageVersion", PINS.images.linkerdCniPlugin.version],
  ["linkerd", "chartRepository", PINS.charts.linkerd2Cni.repository],
  ["nodeGroups", "kind", DEFAULTS.nodeGroup.kind],
  ["nodeGroups", "capacityType", DEFAULTS.nodeGroup.capacityType],
  ["nodeGroups", "volume.sizeGiB", DEFAULTS.nodeGroup.volumeSizeGiB],
  ["nodeGroups", "update.maxUnavailable", DEFAULTS.nodeGroup.maxUnavailable],
  ["nodeGroups", "imdsPodAccess", DEFAULTS.nodeGroup.imdsPodAccess],
];

describe("docs/configuration.md", () => {
  for (const [section, key, value] of CASES) {
    it(`gives the default of ${section}.${key} as the code has it`, () => {
      assert.equal(documented(section, key), `\`${String(value)}\``);
    });
  }

  it("gives the version of aws-vpc-cni's chart, whose add-on has none of ours", () => {
    assert.equal(
      documented("vpcCni", "version"),
      `EKS's choice, once; of the chart \`${PINS.charts.awsVpcCni.version}\``,
    );
  });

  it("gives every log type that is on by default", () => {
    const logTypes = documented("cluster", "logTypes");
    assert.equal(logTypes, DEFAULTS.cluster.logTypes.map((type) => `\`${type}\``).join(", "));
  });
});
