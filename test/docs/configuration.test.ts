import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PINS } from "../../pins/pins";
import { DEFAULTS } from "../../spec/defaults";
import { CONTRACT_KEYS } from "../config/contract-keys";

const PAGE = readFileSync(join(__dirname, "../../docs/configuration.md"), "utf8");

const SECTIONS = new Set(CONTRACT_KEYS.map((key) => key.replace("[]", "").split(".")[0] ?? ""));

/** Whether a key has a row of its section's table, stands in the row of the key above it, or in a section without rows. */
function isDescribed(key: string): boolean {
  const [section = "", ...names] = key
    .replace(/\[\]|<name>\.?/g, "")
    .split(".")
    .filter((name) => name !== "");
  const text = PAGE.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  if (names.length === 0) return text !== "";
  const cells = text.split("\n").filter((line) => line.startsWith("| `"));
  if (cells.length === 0) return new RegExp(`\\b${names.at(-1) ?? ""}\\b`).test(text);
  const own = cells.some((row) => (row.split("|")[1] ?? "").includes(`\`${names.join(".")}\``));
  const above = cells.filter((row) => (row.split("|")[1] ?? "").includes(`\`${names[0] ?? ""}`));
  return (
    own ||
    (names.length > 1 ? above : []).some((row) =>
      new RegExp(`\\b${names.at(-1) ?? ""}\\b`).test(row),
    ) ||
    // A map whose parts have rows of their own.
    above.some((row) => (row.split("|")[1] ?? "").includes(`\`${names.join(".")}.`))
  );
}

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
  ["linkerd", "controlPlane", DEFAULTS.linkerd.controlPlane],
  ["linkerd", "edition", DEFAULTS.linkerd.edition],
  ["linkerd", "identity.source", DEFAULTS.linkerd.identity.source],
  ["linkerd", "identity.trustAnchorDays", DEFAULTS.linkerd.identity.trustAnchorDays],
  ["linkerd", "identity.issuerDays", DEFAULTS.linkerd.identity.issuerDays],
  ["linkerd", "identity.generation", DEFAULTS.linkerd.identity.generation],
  ["linkerd", "identity.protect", DEFAULTS.linkerd.identity.protect],
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

  it("has a place for every key of the stack file, and no row of a key that there is not", () => {
    const keys = CONTRACT_KEYS.filter((key) => key !== "region");
    const missing = keys.filter((key) => !isDescribed(key));
    assert.deepEqual(missing, []);
    const rows = [...PAGE.matchAll(/^#{2,3} (\w+)\n|^\| (`[^|]*`) \|/gm)];
    let section = "";
    const gone = rows.flatMap(([, heading, cell]) => {
      section = heading ?? section;
      return [...(cell ?? "").matchAll(/`([\w.]+)`/g)]
        .map(([, name]) => [`${section}.${name ?? ""}`, `${section}[].${name ?? ""}`])
        .filter((names) => SECTIONS.has(section) && !names.some((name) => keys.includes(name)))
        .map(([name]) => name);
    });
    assert.deepEqual(gone, []);
  });

  it("gives every log type that is on by default", () => {
    const logTypes = documented("cluster", "logTypes");
    assert.equal(logTypes, DEFAULTS.cluster.logTypes.map((type) => `\`${type}\``).join(", "));
  });
});
