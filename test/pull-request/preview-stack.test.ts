import assert from "node:assert/strict";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKOUT, runScript, type ScriptRun } from "./repository";

const FIXTURES = join(CHECKOUT, "test/plan/preview/fixtures");

/**
 * A `pulumi` that prints what the real CLI printed once (the fixtures). It shows how the script calls it and what becomes of
 * its answer, not that an account would give that answer.
 */
function fakePulumi(answer: string, status: number, message: string): string {
  return [
    "#!/usr/bin/env bash",
    'echo "$@" >"$CALLED"',
    `cat ${JSON.stringify(answer)}`,
    `echo ${JSON.stringify(message)} >&2`,
    `exit ${String(status)}`,
    "",
  ].join("\n");
}

describe("previewing a stack for a pull request", function () {
  this.timeout(60_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "eks-cni-preview-stack-"));
    mkdirSync(join(folder, "infra/node_modules/.bin"), { recursive: true });
    symlinkSync(join(CHECKOUT, "bin/eks-cni.js"), join(folder, "infra/node_modules/.bin/eks-cni"));
    mkdirSync(join(folder, "bin"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function preview(
    fixture: string,
    status = 0,
    message = "",
    environment: Readonly<Record<string, string>> = {},
  ): ScriptRun {
    const answer = join(folder, "answer.json");
    if (fixture === "") writeFileSync(answer, "");
    else cpSync(join(FIXTURES, fixture), answer);
    writeFileSync(join(folder, "bin/pulumi"), fakePulumi(answer, status, message), { mode: 0o755 });
    return runScript("preview-stack.sh", [join(folder, "infra")], {
      out: join(folder, "preview"),
      environment: {
        PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`,
        CALLED: join(folder, "called"),
        PREVIEW_STACK: "dev",
        ...environment,
      },
    });
  }

  it("asks for JSON and nothing that changes a stack, and reports what comes back", () => {
    const run = preview("changed.json");
    assert.equal(run.status, 0, run.stderr);
    assert.equal(
      readFileSync(join(folder, "called"), "utf8"),
      "preview --json --non-interactive --stack dev\n",
    );
    const { headline, source } = JSON.parse(run.read("changes.json")) as {
      headline: string;
      source: string;
    };
    assert.equal(source, "preview");
    assert.ok(headline.length > 0);
    assert.match(run.read("report.html"), /^<!doctype html>/i);
    assert.equal(run.read("status"), "ok\n");
    assert.ok(!existsSync(join(folder, "preview/preview.json")));
  });

  it("says in one line that nothing changes", () => {
    assert.match(preview("unchanged.json").read("comment.md"), /^\W*Nothing changes/);
  });

  it("says first that the preview failed, and then what it got to", () => {
    const run = preview("failed.json", 255, "error: preview failed");
    assert.equal(run.status, 0);
    assert.match(
      run.read("comment.md"),
      /^\*\*The preview failed\.\*\* What is below is only what it got to\.\n\n\S/,
    );
    assert.equal(run.read("status"), "fail: pulumi preview ended with status 255\n");
  });

  it("shows what the CLI said when it gave no JSON at all", () => {
    const run = preview("", 255, "error: no stack named 'dev' found");
    assert.match(
      run.read("comment.md"),
      /^\*\*The preview failed\.\*\*\n\n {4}error: no stack named 'dev' found\n/,
    );
    assert.match(run.read("status"), /^fail: /);
  });

  it("ends with status 2 when no stack is named", () => {
    const run = preview("changed.json", 0, "", { PREVIEW_STACK: "" });
    assert.equal(run.status, 2);
    assert.match(run.stderr, /PREVIEW_STACK names no stack/);
  });
});
