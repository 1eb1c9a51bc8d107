import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Plan, PlannedResource } from "../../plan/plan";
import { assertGolden } from "../golden";
import { runCommand } from "../plan/command-line";

const CHECKOUT = resolve(__dirname, "../..");

/**
 * One line per resource: wave, type, name, and what it waits for at first hand, that is without what those wait
 * for themselves. Whatever is in a component waits for the component, which is left out.
 */
function describePlan({ resources, waves }: Plan): string {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const waveOf = new Map(waves.flatMap((urns, wave) => urns.map((urn) => [urn, wave])));
  const reach = new Map<string, ReadonlySet<string>>();
  for (const { urn, dependsOn } of resources) {
    reach.set(urn, new Set(dependsOn.flatMap((edge) => [edge, ...(reach.get(edge) ?? [])])));
  }
  const label = ({ type, name }: PlannedResource) => `${type.replace(/^.*[:/]/, "")} ${name}`;
  const firstHand = ({ dependsOn, parent }: PlannedResource) =>
    dependsOn
      .filter((edge) => edge !== parent)
      .filter((edge) => !dependsOn.some((other) => reach.get(other)?.has(edge)))
      .flatMap((edge) => byUrn.get(edge) ?? [])
      .map(label)
      .sort();
  return resources
    .map((resource) => {
      const waits = firstHand(resource);
      const what = resource.custom ? resource.type : `${resource.type} (component)`;
      return (
        `${String((waveOf.get(resource.urn) ?? NaN) + 1).padStart(2)}  ${what}  ${resource.name}` +
        (waits.length === 0 ? "" : `  <- ${waits.join(", ")}`)
      );
    })
    .join("\n");
}

describe("the default stack", () => {
  it("creates these resources, in this order", () => {
    const out = mkdtempSync(join(tmpdir(), "eks-cni-default-"));
    try {
      const run = runCommand(CHECKOUT, [
        ...["plan", "--config", "Pulumi.dev.yaml"],
        ...["--date", "2026-11-24", "--out", out],
      ]);
      assert.equal(run.status, 0, run.stderr);
      const plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8")) as Plan;
      assertGolden("plan/default.txt", `${describePlan(plan)}\n`);
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
