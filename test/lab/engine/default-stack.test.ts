import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureTools } from "../tools/ensure";
import { differences, type Node, nodesOf } from "./edges";
import { SECRET_MARK } from "./echo/plausible";
import { ENGINE_TOOLS } from "./providers";
import { AMBIENT_SECRETS, type Ended, Engine, type StateResource } from "./engine";

const ROOT = join(__dirname, "../../..");
const STACK = "dev";

/**
 * The real engine runs the default stack. Echo providers show no behaviour of AWS, of Helm or of the Kubernetes
 * API: no default values, no refusals, no timing. They judge property names and kinds, nothing more.
 */
describe("the default stack under the real engine", () => {
  let engine: Engine;
  let created: readonly StateResource[] = [];
  const folder = mkdtempSync(join(tmpdir(), "eks-cni-plan-"));

  before(function () {
    const tools = ensureTools("engine", ENGINE_TOOLS);
    if (tools === undefined) {
      this.skip();
    }
    engine = new Engine(ROOT, ROOT, STACK, tools);
    for (const { name, remark } of engine.plugins) {
      console.log(`    ${name}: ${remark}`);
    }
  });

  after(() => {
    (engine as Engine | undefined)?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("previews", () => {
    succeed("preview", engine.preview());
  });

  it("comes up", () => {
    succeed("up", engine.up());
    created = engine.resources();
  });

  it("has nothing to change afterwards", () => {
    succeed("second preview", engine.preview("--expect-no-changes", "--diff"));
  });

  it("is what the offline plan said: URNs, parents and edges", () => {
    const plan = spawnSync(process.execPath, ["bin/eks-cni.js", "plan", "--out", folder], {
      cwd: ROOT,
      encoding: "utf8",
    });
    assert.equal(plan.status, 0, plan.stdout + plan.stderr);
    const { resources } = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")) as {
      resources: readonly Node[];
    };
    const planned = resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
    assert.ok(planned.length > 40, `only ${String(planned.length)} resources`);
    assert.deepEqual(differences(planned, nodesOf(created)), []);
  });

  it("holds no secret in clear, in state or log", () => {
    for (const secret of [SECRET_MARK, ...Object.values(AMBIENT_SECRETS)]) {
      assert.ok(!engine.state().includes(secret), `the state holds ${secret}`);
      assert.ok(!engine.log().includes(secret), `the log holds ${secret}`);
    }
  });

  it("is destroyed in the reverse order: nothing before what depends on it", () => {
    succeed("destroy", engine.destroy());
    assert.deepEqual(engine.resources(), []);
    const deleted = engine.events("destroy").flatMap(({ resOutputsEvent }) => {
      const metadata = resOutputsEvent?.metadata;
      return metadata?.op === "delete" ? [metadata.urn] : [];
    });
    const position = new Map(deleted.map((urn, at) => [urn, at]));
    assert.equal(position.size, created.length, "everything is deleted, once");
    const tooEarly = nodesOf(created).flatMap((node) =>
      node.dependsOn
        .filter((urn) => (position.get(urn) ?? Infinity) < (position.get(node.urn) ?? -1))
        .map((urn) => `${urn} was deleted before ${node.urn}`),
    );
    assert.deepEqual(tooEarly, []);
  });
});

function succeed(what: string, ended: Ended): void {
  console.log(`    ${what}: ${ended.seconds.toFixed(1)} s`);
  assert.equal(ended.status, 0, ended.output);
}
