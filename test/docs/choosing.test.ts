import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { groupMaxPods } from "../../capacity";
import { CniKind, CniMode } from "../../spec/choices";
import type { NodeGroupSettings } from "../../spec/cluster-input";
import { resolveCni, resolveNodeGroup } from "../../spec/resolve";
import { EXAMPLES } from "../examples/examples";

const DOCS = resolve(__dirname, "../../docs");
const PAGE = readFileSync(join(DOCS, "choosing.md"), "utf8");

const SHAPES = [
  [CniKind.Cilium, CniMode.Eni],
  [CniKind.Cilium, CniMode.Overlay],
  [CniKind.Cilium, CniMode.Chained],
  [CniKind.Calico, CniMode.Overlay],
  [CniKind.Calico, CniMode.PolicyOnly],
] as const;

const GROUP: NodeGroupSettings = {
  name: "general",
  operatingSystem: "AL2023",
  instanceTypes: ["m7g.large"],
  scaling: { min: 2, max: 4, desired: 2 },
};

/** Cells of the row that begins so, without its first. */
function row(begin: string): string[] {
  const found = PAGE.split("\n").find((line) => line.startsWith(`| ${begin}`)) ?? "";
  return found
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

describe("docs/choosing.md", () => {
  it("has a column for every mode there is", () => {
    const names = SHAPES.map(
      ([kind, mode]) => `${kind === "cilium" ? "Cilium" : "Calico"} \`${mode}\``,
    );
    assert.deepEqual(row("|"), names);
    for (const line of PAGE.split("\n").filter((text) => /^\| [A-Z]/.test(text))) {
      assert.ok([4, SHAPES.length + 2].includes(line.split("|").length - 1), line);
    }
  });

  it("counts pods as the plan does", () => {
    const counted = SHAPES.map(([kind, mode]) => {
      const max = (prefixDelegation?: boolean) => {
        const settings = { kind, mode, podCidr: "100.64.0.0/16" };
        const cni = resolveCni(
          prefixDelegation === undefined ? settings : { ...settings, prefixDelegation },
          "dev",
          "eu-central-1",
        );
        return groupMaxPods(resolveNodeGroup(GROUP), cni).maxPods;
      };
      return mode === CniMode.Chained || mode === CniMode.PolicyOnly
        ? `${String(max())}; ${String(max(true))} with \`prefixDelegation\``
        : String(max());
    });
    row("Pods per m7g.large").forEach((cell, index) => {
      const count = counted[index] ?? "?";
      assert.ok(
        cell === count || cell.startsWith(`${count} of `) || cell.startsWith(`${count}, `),
        cell,
      );
    });
  });

  it("links to files that there are, and to every example of a mode", () => {
    const links = [...PAGE.matchAll(/\]\(([^)#]+)/g)].map(([, link]) => link ?? "");
    for (const link of links) assert.ok(existsSync(join(DOCS, link)), link);
    const modes = EXAMPLES.filter((name) => /^(cilium|calico)-/.test(name));
    for (const name of modes) assert.ok(links.includes(`../examples/${name}/`), name);
  });
});
