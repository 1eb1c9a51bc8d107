import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Changes } from "../../../plan/changes/changes";
import { deriveSteps } from "../../../plan/changes/derive/derive-steps";
import { readPlanFolder } from "../../../plan/changes/read/read-plan-folder";
import { readPreview } from "../../../plan/preview/read-preview";
import { ensureTools } from "../tools/ensure";
import { Engine } from "./engine";
import { disagreements, operationsOf } from "./operations";
import { pairsByBase } from "./pairs";
import { ENGINE_TOOLS } from "./providers";

const ROOT = join(__dirname, "../../..");
const STACK = "dev";

/**
 * The real engine previews changes of the corpus, and the offline diff derives them from two plans. What forces a
 * replacement the echo providers have from upstream's documentation, the diff from a table of the project: nothing
 * that one knows comes from the other.
 */
describe("changes under the real engine", () => {
  const folder = mkdtempSync(join(tmpdir(), "eks-cni-pairs-"));
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

  let bases = 0;
  for (const [stackFile, pairs] of pairsByBase()) {
    const base = join(folder, `base-${String((bases += 1))}`);

    describe(`from the stack of ${pairs.map(({ name }) => name).join(", ")}`, () => {
      before(() => {
        engine.importState(empty);
        engine.configureBy(stackFile);
        const up = engine.up();
        assert.equal(up.status, 0, up.output);
        console.log(`    up: ${up.seconds.toFixed(1)} s`);
        plan(stackFile, base);
      });

      for (const pair of pairs) {
        it(`${pair.name}: preview and diff agree on what is created, replaced, updated and deleted`, () => {
          const head = join(folder, pair.name);
          plan(pair.head, head);
          engine.configureBy(pair.head);
          const preview = engine.preview("--json");
          assert.equal(preview.status, 0, preview.output);
          const file = join(folder, `${pair.name}.json`);
          writeFileSync(file, preview.stdout);

          const real = readPreview(preview.stdout);
          const derived = deriveSteps(readPlanFolder(base), readPlanFolder(head));
          assert.deepEqual(real.raw, [], "steps that nobody knows");
          assert.deepEqual(disagreements(operationsOf(real), operationsOf(derived)), []);

          const report = changes("report", file);
          const diff = changes("diff", base, head);
          assert.deepEqual(operations(report), operations(diff));
          assert.equal(report.danger, diff.danger);
        });
      }
    });
  }

  it("is read from the engine's stream of events as well", () => {
    const whole = engine.preview("--json");
    const stream = engine.previewEvents();
    assert.equal(stream.status, 0, stream.output);
    assert.notEqual(stream.stdout.trimStart().split("\n")[0], whole.stdout.split("\n")[0]);
    const [one, other] = [readPreview(whole.stdout), readPreview(stream.stdout)].map(operationsOf);
    assert.ok(one !== undefined && other !== undefined && one.size > 0);
    assert.deepEqual(disagreements(one, other), []);
  });

  /** Plans a stack file as the stack that the engine has. A rule that is broken is a plan too. */
  function plan(file: string, out: string): void {
    const config = join(`${out}-config`, `Pulumi.${STACK}.yaml`);
    mkdirSync(`${out}-config`);
    copyFileSync(file, config);
    run([0, 1], "plan", "--config", config, "--out", out);
  }

  function changes(...words: readonly string[]): Changes {
    return JSON.parse(run([0], ...words, "--format", "json")) as Changes;
  }

  function run(allowed: readonly (number | null)[], ...words: readonly string[]): string {
    const result = spawnSync(process.execPath, ["bin/eks-cni.js", ...words], {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
    assert.ok(allowed.includes(result.status), `eks-cni ${words.join(" ")}: ${result.stderr}`);
    return result.stdout;
  }
});

function operations({ counts }: Changes): Partial<Changes["counts"]> {
  const { create, update, replace, delete: deleted } = counts;
  return { create, update, replace, delete: deleted };
}
