import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Changes } from "../../plan/changes/changes";
import { ChangesFolder, planOf, preview } from "./changes-folder";

const CLI = resolve(__dirname, "../../bin/eks-cni.js");

/** Events that hold a secret in every way in which the engine may write one. */
function leaking(): string {
  const urn = "urn:pulumi:dev::shop::aws:x/token:Token::token";
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
  const inputs = {
    one: { ...secret, plaintext: "hunter2" },
    two: [{ ...secret, value: "hunter2" }],
  };
  const state = { urn, type: "aws:x/token:Token", inputs, outputs: inputs };
  const ciphertext = "v1:AAAAAAAAAAAAAAAA:hunter2hunter2hunter2";
  const events = [
    { preludeEvent: { config: { "shop:token": "hunter2" } } },
    { diagnosticEvent: { severity: "debug", message: "resp: hunter2" } },
    { diagnosticEvent: { severity: "warning", message: `value ${ciphertext}` } },
    { diagnosticEvent: { severity: "info", message: "hunter2" } },
    { resourcePreEvent: { metadata: { op: "create", urn, old: null, new: state } } },
    {
      resourcePreEvent: { metadata: { op: "beam", urn: `${urn}s`, old: state, new: state } },
    },
  ];
  return events
    .map((event, sequence) => `${JSON.stringify({ sequence, timestamp: 1, ...event })}\n`)
    .join("");
}

describe("eks-cni report", () => {
  let folder: ChangesFolder;
  before(() => {
    folder = new ChangesFolder();
    folder.plan("plan", planOf("10.0.0.0/16"));
    for (const name of ["changed", "unchanged", "failed"]) {
      folder.write(`${name}.json`, preview(`${name}.json`));
      folder.write(`${name}.ndjson`, preview(`${name}.ndjson`));
    }
    folder.write("cut.json", preview("changed.json").slice(0, 2000));
    folder.write("empty.json", "");
    folder.write("list.json", "[]");
    folder.write("state.json", '{"version": 3, "deployment": {"resources": []}}');
  });
  after(() => {
    folder.remove();
  });

  for (const form of ["json", "ndjson"]) {
    it(`shows what a preview does (${form})`, () => {
      const run = folder.run("report", `changed.${form}`, "--format", "json");
      assert.equal(run.status, 0, run.stderr);
      const changes = JSON.parse(run.stdout) as Changes;
      assert.equal(changes.source, "preview");
      assert.deepEqual(changes.counts, {
        create: 1,
        update: 3,
        replace: 2,
        delete: 1,
        unchanged: 4,
      });
    });

    it(`says that nothing changes (${form})`, () => {
      const run = folder.run("report", `unchanged.${form}`, "--exit-code");
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stdout, /[Nn]othing changes/);
    });

    it(`shows a preview that failed as far as it came, and says so (${form})`, () => {
      const run = folder.run("report", `failed.${form}`);
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stderr, /the preview failed/);
      assert.match(run.stdout, /Missing required configuration variable/);
      assert.equal(folder.run("report", `failed.${form}`, "--exit-code").status, 1);
    });
  }

  it("ends with 1 for changes when it is asked to", () => {
    assert.equal(folder.run("report", "changed.json", "--exit-code").status, 1);
  });

  it("reads the standard input", () => {
    const run = spawnSync(process.execPath, [CLI, "report", "-"], {
      cwd: folder.path,
      encoding: "utf8",
      input: preview("changed.ndjson"),
    });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /^### .*\n/);
  });

  it("shows no secret, in any format", () => {
    folder.write("leaking.ndjson", `${leaking()}${preview("changed.ndjson")}`);
    for (const format of ["markdown", "html", "json", "terminal"]) {
      const run = folder.run("report", "leaking.ndjson", "--format", format);
      assert.equal(run.status, 0, run.stderr);
      assert.doesNotMatch(run.stdout, /hunter2/);
      if (format === "json") assert.match(run.stdout, /beam of aws:x\/token:Token tokens/);
    }
  });

  describe("given something wrong ends with 2, writes nothing and says in one line", () => {
    for (const [what, words, message] of [
      ["that nothing is given", [], /^eks-cni report takes one file, .* it was given 0/],
      ["that two files are given", ["changed.json", "failed.json"], /it was given 2/],
      ["that there is no such file", ["none.json"], /^none\.json: cannot be read: no such file$/],
      ["that a plan folder is for diff", ["plan"], /^plan: a folder, .*eks-cni diff compares/],
      ["that a plan is for diff", ["plan/plan.json"], /this is a plan, .*eks-cni diff BASE HEAD/],
      ["where a preview is cut off", ["cut.json"], /^cut\.json:\d+:\d+: not JSON: /],
      ["that a file is empty", ["empty.json"], /^empty\.json: the file is empty$/],
      ["that a list is no preview", ["list.json"], /^list\.json: a list, not a preview: /],
      ["that a state is no preview", ["state.json"], /^state\.json: this is the state of a stack/],
      ["that there is no base to leave out", ["--no-base", "changed.json"], /--no-base/],
    ] as const) {
      it(what, () => {
        const run = folder.run("report", ...words, "--out", "out.md");
        assert.equal(run.status, 2, run.stderr);
        assert.equal(run.stdout, "");
        assert.match(run.stderr.trim().replace(/\n/g, " "), message);
        assert.doesNotMatch(run.stderr, /\n\s+at /);
        assert.ok(!folder.names().includes("out.md"));
      });
    }
  });
});
