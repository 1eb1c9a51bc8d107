import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureTools } from "../tools/ensure";
import { differences, type Node, nodesOf } from "./edges";
import { SECRET_MARK } from "./echo/plausible";
import { Engine } from "./engine";
import { ENGINE_TOOLS } from "./providers";

const ROOT = join(__dirname, "../../..");
const STACK = "dev";

/** Examples, one for each way in which a cluster may differ from the default stack. */
const SHAPES = [
  "calico-overlay",
  "calico-policy-only",
  "cilium-overlay-encrypted",
  "cilium-chained-helm",
  "cilium-gateway-api",
  "linkerd",
  "self-managed",
];

/** Every shape under the real engine, as far as the default stack is: the providers are echoes. */
describe("every shape of a cluster under the real engine", () => {
  const folder = mkdtempSync(join(tmpdir(), "eks-cni-shapes-"));
  let engine: Engine;
  let empty = "";

  before(function () {
    const tools = ensureTools("engine", ENGINE_TOOLS);
    if (tools === undefined) {
      this.skip();
    }
    engine = new Engine(ROOT, ROOT, STACK, tools);
    empty = engine.state();
  });

  after(() => {
    (engine as Engine | undefined)?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const shape of SHAPES) {
    it(`${shape} comes up as planned, keeps its secrets, and has nothing to change afterwards`, () => {
      const stackFile = join(ROOT, "examples", shape, `Pulumi.${STACK}.yaml`);
      engine.importState(empty);
      engine.configureBy(stackFile);
      const up = engine.up();
      assert.equal(up.status, 0, up.output);
      const again = engine.preview("--expect-no-changes", "--diff");
      assert.equal(again.status, 0, again.output);
      assert.ok(!engine.state().includes(SECRET_MARK), "the state holds a secret in clear");
      assert.deepEqual(differences(planned(stackFile), nodesOf(engine.resources())), []);
    });
  }

  function planned(stackFile: string): readonly Node[] {
    const args = ["bin/eks-cni.js", "plan", "--config", stackFile, "--out", join(folder, "plan")];
    const plan = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    assert.equal(plan.status, 0, plan.stdout + plan.stderr);
    const { resources } = JSON.parse(readFileSync(join(folder, "plan", "plan.json"), "utf8")) as {
      resources: readonly Node[];
    };
    return resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
  }
});
