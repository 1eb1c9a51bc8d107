import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, statSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Changes } from "../../plan/changes/changes";
import { ChangesFolder, planOf } from "./changes-folder";

const CLI = resolve(__dirname, "../../bin/eks-cni.js");
const ESCAPE = "\u001b";

describe("eks-cni diff", () => {
  let folder: ChangesFolder;
  beforeEach(() => {
    folder = new ChangesFolder();
    folder.plan("base", planOf("10.0.0.0/16"));
    folder.plan("head", planOf("10.1.0.0/16"));
  });
  afterEach(() => {
    folder.remove();
  });

  it("prints Markdown where it is piped, and ends with 0 although there are differences", () => {
    const run = folder.run("diff", "base", "head");
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /^### .*VPC main is replaced/);
    assert.equal(run.stderr, "");
  });

  it("says in one line that nothing changes", () => {
    const run = folder.run("diff", "base", "base", "--exit-code");
    assert.equal(run.status, 0, run.stderr);
    assert.equal(run.stdout.trim().split("\n").length, 1, run.stdout);
    assert.match(run.stdout, /[Nn]othing changes/);
  });

  it("ends with 1 for differences when it is asked to", () => {
    assert.equal(folder.run("diff", "--exit-code", "base", "head").status, 1);
  });

  it("takes everything as new without a base", () => {
    const run = folder.run("diff", "--no-base", "head", "--format", "json", "--exit-code");
    assert.equal(run.status, 1, run.stderr);
    assert.deepEqual((JSON.parse(run.stdout) as Changes).counts, {
      create: 1,
      update: 0,
      replace: 0,
      delete: 0,
      unchanged: 0,
    });
  });

  for (const [format, expected] of [
    ["markdown", /^### /],
    ["html", /^<!doctype html>/i],
    ["json", /^\{\n {2}"formatVersion": 1/],
    ["terminal", /^\S+ .*VPC main/],
  ] as const) {
    it(`prints ${format}, without colour where it is piped`, () => {
      const run = folder.run("diff", "base", "head", "--format", format);
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stdout, expected);
      assert.ok(!run.stdout.includes(ESCAPE));
    });
  }

  it("writes to a file, whose name gives the format", () => {
    for (const [file, expected] of [
      ["out.html", /^<!doctype html>/i],
      ["out.json", /^\{/],
      ["out.md", /^### /],
      ["new/deep/out", /^### /],
    ] as const) {
      const run = folder.run("diff", "base", "head", "--out", file);
      assert.equal(run.status, 0, run.stderr);
      assert.equal(run.stdout, "");
      assert.match(folder.read(file), expected);
    }
  });

  it("writes everything that a pull request needs in one run", () => {
    const files = ["--markdown", "comment.md", "--html", "report.html", "--json", "changes.json"];
    const run = folder.run("diff", "base", "head", ...files, "--limit", "64000");
    assert.equal(run.status, 0, run.stderr);
    assert.equal(folder.read("comment.md"), run.stdout);
    assert.match(folder.read("report.html"), /^<!doctype html>/i);
    assert.equal((JSON.parse(folder.read("changes.json")) as Changes).source, "plans");
    assert.deepEqual(folder.names(), ["base", "changes.json", "comment.md", "head", "report.html"]);
  });

  it("keeps Markdown within its limit", () => {
    const resources = Array.from({ length: 300 }, (_, index) => ({
      ...planOf("10.0.0.0/16").resources[0],
      urn: `urn:pulumi:dev::shop::aws:ec2/eip:Eip::ip${String(index)}`,
      type: "aws:ec2/eip:Eip",
      name: `ip${String(index)}`,
    }));
    folder.plan("many", JSON.stringify({ ...planOf(""), resources, waves: [] }));
    const whole = folder.run("diff", "--no-base", "many").stdout;
    assert.ok(whole.length > 3000, String(whole.length));
    const short = folder.run("diff", "--no-base", "many", "--limit", "3000").stdout;
    assert.ok(short.length <= 3000, String(short.length));
    assert.equal(short.split("\n")[0], whole.split("\n")[0]);
  });

  it("replaces an earlier file as a whole, through a link and with its mode", () => {
    folder.write("real.md", "old");
    chmodSync(join(folder.path, "real.md"), 0o640);
    symlinkSync("real.md", join(folder.path, "link.md"));
    assert.equal(folder.run("diff", "base", "head", "--out", "link.md").status, 0);
    assert.match(folder.read("real.md"), /^### /);
    assert.equal(statSync(join(folder.path, "real.md")).mode & 0o777, 0o640);
    assert.deepEqual(folder.names(), ["base", "head", "link.md", "real.md"]);
  });

  it("writes into a device instead of replacing it", () => {
    const run = folder.run("diff", "base", "head", "--out", "/dev/null");
    assert.equal(run.status, 0, run.stderr);
    assert.ok(statSync("/dev/null").isCharacterDevice());
  });

  it("mentions plans of two days", () => {
    folder.plan("head", planOf("10.1.0.0/16", { date: "2026-11-25" }));
    const run = folder.run("diff", "base", "head");
    assert.equal(run.status, 0);
    assert.match(run.stderr.replace(/\n/g, " "), /two days, 2026-11-24 and 2026-11-25/);
  });

  it("is content with a reader that has seen enough", function () {
    if (process.platform === "win32") this.skip();
    const resources = Array.from({ length: 20_000 }, (_, index) => ({
      ...planOf("10.0.0.0/16").resources[0],
      urn: `urn:pulumi:dev::shop::aws:ec2/eip:Eip::ip${String(index)}`,
    }));
    folder.plan("many", JSON.stringify({ ...planOf(""), resources, waves: [] }));
    const script = `"$0" "$1" diff --no-base many --format json 2>errors | head -n 1; exit "\${PIPESTATUS[0]}"`;
    const run = spawnSync("bash", ["-c", script, process.execPath, CLI], {
      cwd: folder.path,
      encoding: "utf8",
    });
    assert.equal(folder.read("errors"), "");
    assert.equal(run.status, 0);
    assert.equal(run.stdout, "{\n");
  });

  describe("given something wrong ends with 2, writes nothing and says in one line", () => {
    const text = JSON.stringify(planOf("10.0.0.0/16"), null, 2);
    for (const [what, words, message] of [
      ["that the base is missing", ["none", "head"], /^none: no such folder; /],
      ["that the head is missing", ["base", "none"], /^none: no such folder; /],
      ["that a folder is no plan", ["base", "."], /^\.: not a plan folder: it has no plan\.json; /],
      [
        "that a plan is a file",
        ["base", "head/plan.json"],
        /^head\/plan\.json: a file, but a plan /,
      ],
      ["where a plan is cut off", ["base", "cut"], /^cut\/plan\.json:\d+:\d+: not JSON: /],
      [
        "that the format is another one",
        ["base", "later"],
        /^later\/plan\.json: formatVersion 2: /,
      ],
      ["what has another shape", ["base", "shape"], /^shape\/plan\.json: resources\[0\]\.name: /],
      [
        "that two projects are not compared",
        ["base", "other"],
        /^base is of project "shop", other of /,
      ],
      [
        "that two stacks are not compared",
        ["base", "prod"],
        /^base is of stack "dev", prod of stack /,
      ],
      [
        "that HEAD is not given",
        ["base"],
        /takes two plan folders, .* was given 1; --no-base HEAD/,
      ],
      ["that there is one folder too many", ["--no-base", "base", "head"], /takes one plan folder/],
      ["which option it does not know", ["base", "head", "--frmat"], /eks-cni diff: .*--frmat/],
      [
        "which formats there are",
        ["base", "head", "--format", "pdf"],
        /write one of markdown, html/,
      ],
      ["that a file has no name", ["base", "head", "--html", ""], /^--html is empty/],
      [
        "what a limit is",
        ["base", "head", "--limit", "few"],
        /^--limit "few": a number of characters/,
      ],
      [
        "that a limit is too small",
        ["base", "head", "--limit", "10"],
        /^--limit "10": .*1000 or more/,
      ],
      [
        "that a limit is for Markdown",
        ["base", "head", "--format", "json", "--limit", "2000"],
        /^--limit shortens Markdown/,
      ],
      [
        "that two outputs are one file",
        ["base", "head", "--html", "x", "--json", "./x"],
        /named for two outputs/,
      ],
      ["that an output is a folder", ["base", "head", "--out", "occupied"], /^occupied: a folder/],
      [
        "that an output cannot be written, and leaves out the others",
        ["base", "head", "--markdown", "fine.md", "--html", "base/plan.json/x.html"],
        /^base\/plan\.json\/x\.html: cannot be written: /,
      ],
    ] as const) {
      it(what, () => {
        folder.plan("cut", text.slice(0, 200));
        folder.plan("later", text.replace('"formatVersion": 1', '"formatVersion": 2'));
        folder.plan("shape", text.replace('"name": "main"', '"name": null'));
        folder.plan("other", planOf("10.0.0.0/16", { project: "other" }));
        folder.plan("prod", planOf("10.0.0.0/16", { stack: "prod" }));
        mkdirSync(join(folder.path, "occupied"));
        const names = folder.names();
        const run = folder.run("diff", ...words);
        assert.equal(run.status, 2, run.stderr);
        assert.equal(run.stdout, "");
        assert.match(run.stderr.trim().replace(/\n/g, " "), message);
        assert.doesNotMatch(run.stderr, /\n\s+at /);
        assert.deepEqual(folder.names(), names);
      });
    }

    it("what is wrong, and leaves an earlier report as it was", () => {
      folder.write("report.md", "earlier");
      assert.equal(folder.run("diff", "none", "head", "--out", "report.md").status, 2);
      assert.equal(folder.read("report.md"), "earlier");
    });
  });
});
