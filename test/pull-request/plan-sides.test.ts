import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CHECKOUT,
  copyOfThisProject,
  type Files,
  INSTALL,
  LINK_PACKAGES,
  PROGRAM,
  Repository,
  runScript,
  type ScriptRun,
  stack,
} from "./repository";

const GENERAL = "name: general, operatingSystem: AL2023,";
const LABEL: Files = {
  "Pulumi.dev.yaml": stack(GENERAL, `${GENERAL} labels: { team: payments },`),
};
const LABEL_LINE =
  /^\W*Node group .?general.? rolls: its 2 nodes are replaced, at most 1 at a time/;
const NEITHER = {
  "package.json": '{ "name": "shop", "private": true }\n',
  "README.md": "nothing here\n",
};

describe("planning both sides of a pull request", function () {
  this.timeout(120_000);
  const repositories: Repository[] = [];
  after(() => {
    for (const repository of repositories) repository.dispose();
  });

  function planned(
    base: Files,
    head: Files,
    environment?: Readonly<Record<string, string>>,
  ): ScriptRun {
    const repository = new Repository(base, head);
    repositories.push(repository);
    const run = repository.planSides(environment);
    assert.equal(run.status, 0, run.stderr);
    assert.ok(run.read("comment.md").length <= 64_000);
    return run;
  }

  it("says first what the change does, and leaves the reports and both plans", () => {
    const run = planned(PROGRAM, LABEL);
    assert.match(run.read("comment.md"), LABEL_LINE);
    assert.equal(run.read("status"), "ok\n");
    const changes = JSON.parse(run.read("changes.json")) as { nodeGroups: { name: string }[] };
    assert.deepEqual(
      changes.nodeGroups.map(({ name }) => name),
      ["general"],
    );
    assert.match(run.read("report.html"), /^<!doctype html>/i);
    for (const side of ["base", "head"]) {
      assert.equal(JSON.parse(run.read(`${side}/plan.json`)).date, "2026-11-24");
    }
  });

  it("says in one line that nothing changes", () => {
    const run = planned(PROGRAM, { "README.md": "only words\n" });
    assert.match(run.read("comment.md"), /^\W*Nothing changes/);
    assert.equal(run.read("status"), "ok\n");
  });

  it("writes the comment although the head breaks a rule, and then fails", () => {
    const run = planned(PROGRAM, {
      "Pulumi.dev.yaml": stack(
        "linkerd: { cni: true, iptablesMode: plain }",
        "linkerd: { cni: true, iptablesMode: nft }",
      ),
    });
    assert.match(run.read("status"), /^fail: the head breaks a rule of severity error/);
    assert.match(run.read("comment.md"), /iptablesMode/);
    assert.ok(run.read("head/plan.json").includes('"severity": "error"'));
  });

  it("reads a base without the program as everything is new, and says why", () => {
    const run = planned(NEITHER, PROGRAM);
    assert.match(run.stdout, /^base: absent, it has no Pulumi\.yaml$/m);
    assert.match(run.read("comment.md"), /Compared with nothing: the base has no Pulumi\.yaml/);
    assert.equal(run.read("status"), "ok\n");
    const { counts } = JSON.parse(run.read("changes.json")) as { counts: Record<string, number> };
    assert.ok((counts["create"] ?? 0) > 50);
    assert.deepEqual([counts["update"], counts["replace"], counts["delete"]], [0, 0, 0]);
  });

  it("reads a base without this stack file as everything is new", () => {
    const run = planned(
      PROGRAM,
      { "Pulumi.prod.yaml": stack() },
      { PLAN_CONFIG: "Pulumi.prod.yaml" },
    );
    assert.match(
      run.read("comment.md"),
      /Compared with nothing: the base has no Pulumi\.prod\.yaml/,
    );
  });

  it("warns first when the base cannot be planned, and does not hold the head responsible", () => {
    const run = planned(
      { ...PROGRAM, "Pulumi.dev.yaml": "config: [\n" },
      { "Pulumi.dev.yaml": stack() },
    );
    const comment = run.read("comment.md");
    assert.match(
      comment,
      /^\*\*The base could not be planned \(it gives no cluster that can be planned\)/,
    );
    assert.match(comment, /^ {4}.*Pulumi\.dev\.yaml/m);
    assert.equal(run.read("status"), "ok\n");
  });

  it("shows why a head cannot be planned, as text that nothing can leave, and fails", () => {
    const run = planned(PROGRAM, { "Pulumi.dev.yaml": stack("mode: eni", 'mode: "```\\n<img>"') });
    const comment = run.read("comment.md");
    assert.match(
      comment,
      /^\*\*This change cannot be planned: the head gives no cluster that can be planned\.\*\*/,
    );
    const words = comment
      .split("\n")
      .slice(1)
      .filter((line) => line !== "");
    assert.ok(words.length > 0 && words.every((line) => line.startsWith("    ")), comment);
    assert.match(run.read("status"), /^fail: /);
    assert.ok(!existsSync(join(repositories.at(-1)?.folder ?? "", "preview/head")));
  });

  it("says that a program which is gone deletes nothing by that", () => {
    const run = planned(PROGRAM, { "Pulumi.yaml": null });
    assert.match(
      run.read("comment.md"),
      /^\*\*The program is gone: the head has no Pulumi\.yaml\.\*\* That deletes nothing/,
    );
    assert.equal(run.read("status"), "ok\n");
  });

  it("has nothing to say about a repository without a program", () => {
    const run = planned(NEITHER, { "README.md": "still nothing\n" });
    assert.match(run.read("comment.md"), /^Nothing to plan: the head has no Pulumi\.yaml/);
    assert.equal(run.read("status"), "ok\n");
  });

  it("finds the program in a sub-folder, and the lock file above it", () => {
    const inside = Object.fromEntries(
      Object.entries(PROGRAM).map(([file, text]) => [`infra/${file}`, text]),
    );
    const { "infra/package.json": manifest, ...rest } = inside;
    const base = { ...rest, "package.json": manifest ?? "", "package-lock.json": "{}" };
    const run = planned(
      base,
      { "infra/Pulumi.dev.yaml": LABEL["Pulumi.dev.yaml"] ?? "" },
      { PLAN_PROJECT: "infra" },
    );
    assert.match(run.read("comment.md"), LABEL_LINE);
  });

  it("installs each side from its own lock file", () => {
    const run = planned(
      { ...PROGRAM, "package-lock.json": '{ "side": "base" }' },
      { "package-lock.json": '{ "side": "head" }' },
      { PLAN_INSTALL: `cat package-lock.json >installed-from && ${INSTALL}` },
    );
    const folder = repositories.at(-1)?.folder ?? "";
    for (const side of ["base", "head"]) {
      assert.equal(
        readFileSync(join(folder, side, "installed-from"), "utf8"),
        `{ "side": "${side}" }`,
      );
    }
    assert.equal(run.read("status"), "ok\n");
  });

  it("refuses to plan a side whose versions no lock file fixes, and says what to do", () => {
    const run = planned(NEITHER, PROGRAM, { PLAN_INSTALL: "" });
    assert.match(
      run.read("comment.md"),
      /^\*\*This change cannot be planned: the head could not be installed\./,
    );
    assert.match(run.read("comment.md"), /no package-lock\.json: commit one/);
    assert.match(run.read("status"), /^fail: the head could not be installed/);
  });

  it("installs with npm from the lock file and runs no package's install scripts", () => {
    const lock = {
      name: "shop",
      version: "1.0.0",
      lockfileVersion: 3,
      requires: true,
      packages: { "": { name: "shop", version: "1.0.0", hasInstallScript: true } },
    };
    const run = planned(
      NEITHER,
      {
        ...PROGRAM,
        "package.json": JSON.stringify({
          name: "shop",
          version: "1.0.0",
          scripts: { postinstall: "touch ran" },
        }),
        "package-lock.json": JSON.stringify(lock),
      },
      { PLAN_INSTALL: "" },
    );
    assert.ok(!existsSync(join(repositories.at(-1)?.folder ?? "", "head/ran")));
    assert.match(run.read("status"), /^fail: the head does not use eks-cni/);
  });

  it("compares a checkout of this project with itself, tools and program included", () => {
    const project = copyOfThisProject();
    const run = planned(
      project,
      {
        "spec/defaults.ts":
          project["spec/defaults.ts"]?.replace(/volumeSizeGiB: \d+/, "volumeSizeGiB: 123") ?? "",
      },
      { PLAN_INSTALL: LINK_PACKAGES },
    );
    assert.match(run.read("comment.md"), /123/);
    assert.equal(run.read("status"), "ok\n");
  });

  it("ends with status 2 and its usage when a word is wrong", () => {
    const run = runScript("plan-sides.sh", ["/nowhere"], {
      out: "/nowhere-either",
      environment: {},
    });
    assert.equal(run.status, 2);
    assert.match(run.stderr, /^plan-sides\.sh: three folders are needed, 2 were given\nusage: /);
  });
});

describe("the shell scripts of a pull request", () => {
  it("pass shellcheck", function () {
    const folder = join(CHECKOUT, "scripts/pull-request");
    const scripts = readdirSync(folder).filter((file) => file.endsWith(".sh"));
    assert.ok(scripts.length > 0);
    const run = spawnSync("shellcheck", ["--external-sources", ...scripts], {
      cwd: folder,
      encoding: "utf8",
    });
    if (run.error !== undefined) {
      console.log("SKIP shellcheck: it is not installed");
      this.skip();
    }
    assert.equal(run.stdout, "");
  });
});
