import assert from "node:assert/strict";
import { join } from "node:path";
import { ensureTools } from "../tools/ensure";
import { ENGINE_TOOLS } from "./providers";
import { AMBIENT_SECRETS, Engine } from "./engine";
import { SECRET_MARK } from "./echo/plausible";

const ROOT = join(__dirname, "../../..");

/** What the echo providers themselves are worth: they must be able to say no. */
describe("echo providers", () => {
  let engine: Engine;

  before(function () {
    const tools = ensureTools("engine", ENGINE_TOOLS);
    if (tools === undefined) {
      this.skip();
    }
    engine = new Engine(join(__dirname, "fixture"), ROOT, "fixture", tools);
  });

  after(() => {
    (engine as Engine | undefined)?.remove();
  });

  it("take a program of five packages through preview, up and an empty preview", () => {
    const preview = engine.preview();
    assert.equal(preview.status, 0, preview.output);
    const up = engine.up();
    assert.equal(up.status, 0, up.output);
    const again = engine.preview("--expect-no-changes");
    assert.equal(again.status, 0, again.output);
  });

  it("keep what an SDK marks as secret out of the state and of the output", () => {
    assert.ok(!engine.state().includes(SECRET_MARK), "the state holds a secret in clear");
    assert.ok(!engine.printed().includes(SECRET_MARK), "the output holds a secret in clear");
    for (const [name, value] of Object.entries(AMBIENT_SECRETS)) {
      assert.ok(!engine.state().includes(value), `the state holds ${name}`);
    }
  });

  it("take it down again", () => {
    const destroy = engine.destroy();
    assert.equal(destroy.status, 0, destroy.output);
    assert.deepEqual(engine.resources(), []);
  });

  const mistakes = [
    { mistake: "aws", names: "scalingConfig.desiredSise" },
    { mistake: "top", names: "cidrBlok" },
    { mistake: "kind", names: "instanceTypes" },
    { mistake: "kubernetes", names: "spec.template.spec.hostNetwrk" },
    { mistake: "helm", names: "repositoryOpts.repositoryUrl" },
    { mistake: "component", names: "enabledd" },
  ];
  for (const { mistake, names } of mistakes) {
    it(`refuse a wrong property (${mistake}) and name it`, () => {
      engine.config("mistake", mistake);
      // In a preview the provider of a cluster that does not exist yet is not asked; in an update all are.
      const up = engine.up();
      assert.notEqual(up.status, 0);
      assert.ok(up.output.includes(names), up.output);
    });
  }
});
