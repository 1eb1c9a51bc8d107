import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { assertGolden } from "../golden";
import { componentSchema } from "./component-schema";

const COMPONENTS = resolve(__dirname, "../../components");

/** Every exported class of `components/` that is a component. */
function componentNames(): string[] {
  return readdirSync(COMPONENTS)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(join(COMPONENTS, file), "utf8").matchAll(
        /^export class (\w+) extends pulumi\.ComponentResource/gm,
      ),
    ])
    .map((match) => match[1] ?? "")
    .sort();
}

describe("the component schema", () => {
  it("can be expressed in every Pulumi language and changes only on purpose", async function () {
    // The analyzer type-checks the sources with the AWS and Kubernetes SDKs: seconds, not milliseconds.
    this.timeout(120_000);
    const schema = (await componentSchema(componentNames())) as {
      resources: Record<string, { inputProperties: object }>;
    };
    assert.deepEqual(
      Object.keys(schema.resources).sort(),
      componentNames().map((name) => `eks-cni:index:${name}`),
    );
    assertGolden("schema/components.json", `${JSON.stringify(schema, null, 2)}\n`);
  });

  it("finds every component that a program may use", () => {
    const names = new Set(componentNames());
    for (const name of [
      "Cluster",
      "Network",
      "ControlPlane",
      "NodeGroup",
      "Cilium",
      "LinkerdCni",
      "CoreAddons",
      "EniSweep",
      "RolloutGate",
      "HealthGate",
    ]) {
      assert.ok(names.has(name), `${name} is missing`);
    }
  });
});
