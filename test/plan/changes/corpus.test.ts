// Changes that people make, and the first line that a reviewer must read of each. The lines were written by hand
// before any code found them: when one differs, find out which is right before you touch either.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { buildChanges } from "../../../plan/changes/build-changes";
import type { Changes } from "../../../plan/changes/changes";
import { deriveSteps } from "../../../plan/changes/derive/derive-steps";
import { readPlanFolder } from "../../../plan/changes/read/read-plan-folder";
import { renderChangesMarkdown } from "../../../plan/changes/render";
import { assertGolden } from "../../golden";

const ROOT = join(__dirname, "../../..");
const CORPUS = join(__dirname, "corpus");
const CASES = readdirSync(CORPUS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** Plans that run at the same time. */
const WORKERS = 2;

/** Plans a stack file as the stack `dev`. A rule that is broken is a plan too. */
async function planOf(stackFile: string, folder: string): Promise<void> {
  mkdirSync(folder);
  const config = join(folder, "Pulumi.dev.yaml");
  copyFileSync(stackFile, config);
  const args = [
    "bin/eks-cni.js",
    "plan",
    "--date",
    "2026-11-24",
    "--config",
    config,
    "--out",
    join(folder, "plan"),
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.ok(status === 0 || status === 1, `${stackFile}: status ${String(status)}: ${said}`);
}

describe("the corpus of changes", function () {
  const folder = mkdtempSync(join(tmpdir(), "eks-cni-corpus-"));
  const changesOf = (name: string): Changes => {
    const side = (which: "base" | "head"): string => {
      const own = join(folder, `${name}.${which}`);
      return join(existsSync(own) ? own : join(folder, "base"), "plan");
    };
    return buildChanges(deriveSteps(readPlanFolder(side("base")), readPlanFolder(side("head"))));
  };

  before(async function () {
    this.timeout(240_000);
    const jobs = [
      [join(CORPUS, "base.yaml"), join(folder, "base")] as const,
      ...CASES.flatMap((name) =>
        (["base", "head"] as const).flatMap((side) => {
          const file = join(CORPUS, name, `${side}.yaml`);
          return existsSync(file) ? [[file, join(folder, `${name}.${side}`)] as const] : [];
        }),
      ),
    ];
    await Promise.all(
      Array.from({ length: WORKERS }, async () => {
        for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) await planOf(...job);
      }),
    );
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("is told in full, the worst first", () => {
    const told = CASES.map((name) => {
      const { headline, consequences, counts, findings } = changesOf(name);
      const { create, update, replace, delete: gone } = counts;
      return [
        `${name}: ${headline}`,
        ...consequences.map(({ danger, text }) => `  ${danger}: ${text}`),
        `  +${String(create)} ~${String(update)} ±${String(replace)} -${String(gone)}`,
        ...findings.map(
          ({ state, severity, rule, path }) => `  ${state} ${severity}: ${rule} at ${path}`,
        ),
        "",
      ].join("\n");
    });
    assertGolden("changes/consequences.txt", told.join("\n"));
  });

  it("has the sample that the documentation shows", () => {
    const comment = renderChangesMarkdown(changesOf("readme-sample"), { limit: 64_000 });
    const quoted = comment
      .trimEnd()
      .split("\n")
      .map((line) => `> ${line}`.trimEnd());
    const page = (file: string): string => readFileSync(join(ROOT, file), "utf8");
    assert.ok(page("docs/pull-requests.md").includes(quoted.join("\n")), comment);
    assert.ok(page("README.md").includes(quoted.slice(0, 7).join("\n")), comment);
  });

  for (const name of CASES) {
    const expected = readFileSync(join(CORPUS, name, "first-line.txt"), "utf8").trimEnd();
    it(`${name}: ${expected}`, () => {
      assert.equal(changesOf(name).headline, expected);
    });
  }
});
