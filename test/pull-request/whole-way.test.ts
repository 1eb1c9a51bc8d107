import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { GitHubStandIn } from "./github-stand-in";
import { CHECKOUT, type Files, INSTALL, PROGRAM, Repository, stack } from "./repository";
import { runNode } from "./run-node";

interface Step {
  readonly name?: string;
  readonly run?: string;
}
interface Job {
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const JOB = (
  parse(readFileSync(join(CHECKOUT, ".github/workflows/preview.yml"), "utf8")) as {
    jobs: { plan: Job };
  }
).jobs.plan;

/** The files that a user copies. */
function scripts(): Files {
  const folder = "scripts/pull-request";
  return Object.fromEntries(
    readdirSync(join(CHECKOUT, folder)).map((file) => [
      `${folder}/${file}`,
      readFileSync(join(CHECKOUT, folder, file), "utf8"),
    ]),
  );
}

/**
 * `preview.yml` step by step, its scripts taken from the file, on the merge that GitHub would try. What the actions do
 * (checkout, upload, download) is done by hand; GitHub's own runner is not here.
 */
class Workspace {
  readonly #repository: Repository;
  readonly #folder: string;

  constructor(onMain: Files, inPullRequest: Files) {
    // `main` moves on after the branch has left it.
    this.#repository = new Repository({ ...PROGRAM, ...scripts() }, onMain);
    const { folder, path } = this.#repository;
    this.#repository.git("checkout", "--quiet", "-b", "change", "main^1");
    this.#repository.commit(inPullRequest, "the pull request");
    this.#repository.git("checkout", "--quiet", "main");
    this.#repository.git(
      "merge",
      "--quiet",
      "--no-ff",
      "--message",
      "the merge that GitHub tries",
      "change",
    );
    this.#folder = join(folder, "workspace");
    mkdirSync(this.#folder);
    execFileSync(
      "git",
      ["clone", "--quiet", "--depth", "2", `file://${path}`, join(this.#folder, "head")],
      {
        stdio: "pipe",
      },
    );
  }

  /** Runs the steps as the runner does: each in `bash -e`, until one fails. Gives the name of that one. */
  run(): string | undefined {
    const { PULUMI_CONFIG: _, ...inherited } = process.env;
    for (const { name, run } of JOB.steps) {
      if (run === undefined) continue;
      const done = spawnSync("bash", ["-e", "-c", run], {
        cwd: this.#folder,
        encoding: "utf8",
        env: {
          ...inherited,
          ...JOB.env,
          NUMBER: "7",
          GITHUB_STEP_SUMMARY: join(this.#folder, "summary.md"),
          PLAN_INSTALL: INSTALL,
        },
      });
      if (done.status !== 0) return name;
    }
    return undefined;
  }

  get preview(): string {
    return join(this.#folder, "preview");
  }

  /** The text in the job's summary. */
  get summary(): string {
    return readFileSync(join(this.#folder, "summary.md"), "utf8");
  }

  dispose(): void {
    this.#repository.dispose();
  }
}

describe("the plan job of the example for GitLab", function () {
  this.timeout(60_000);

  it("plans what the branch changes since it began, without the token", () => {
    const repository = new Repository(
      { ...PROGRAM, ...scripts() },
      { "Pulumi.dev.yaml": stack("eks-cni:cluster: {", "eks-cni:cluster: { logTypes: [audit],") },
    );
    try {
      const { script, variables } = (
        parse(readFileSync(join(CHECKOUT, "examples/gitlab/.gitlab-ci.yml"), "utf8")) as {
          "eks-cni-plan": { script: string[]; variables: Record<string, string> };
        }
      )["eks-cni-plan"];
      const seen = `${INSTALL} && { env >"$PWD/environment"; }`;
      const base = execFileSync("git", ["rev-parse", "HEAD^"], {
        cwd: repository.path,
        encoding: "utf8",
      });
      const { PULUMI_CONFIG: _, ...inherited } = process.env;
      const run = spawnSync("bash", ["-eo", "pipefail", "-c", script.join("\n")], {
        cwd: repository.path,
        encoding: "utf8",
        env: {
          ...inherited,
          ...variables,
          PLAN_INSTALL: seen,
          EKS_CNI_NOTE_TOKEN: "stand-in-token",
          CI_MERGE_REQUEST_TARGET_BRANCH_SHA: "",
          CI_MERGE_REQUEST_DIFF_BASE_SHA: base.trim(),
        },
      });
      assert.equal(run.status, 0, run.stderr);
      assert.match(readFileSync(join(repository.path, "preview/comment.md"), "utf8"), /audit/);
      for (const folder of [repository.path, join(repository.folder, "eks-cni-base")]) {
        assert.doesNotMatch(readFileSync(join(folder, "environment"), "utf8"), /stand-in-token/);
      }
    } finally {
      repository.dispose();
    }
  });
});

describe("the whole way of a pull request", function () {
  this.timeout(180_000);
  const github = new GitHubStandIn();
  let workspace: Workspace | undefined;

  before(() => github.start());
  after(() => github.stop());
  afterEach(() => {
    workspace?.dispose();
  });

  async function comment(run: number): Promise<string> {
    const { stdout, stderr } = await runNode("comment.mjs", [workspace?.preview ?? ""], {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: "shop/infra",
      GITHUB_TOKEN: github.token,
      RUN_ID: String(run),
      RUN_ATTEMPT: "1",
      RUN_URL: "https://github.example/run",
      HEAD_SHA: github.pull.head.sha,
      HEAD_REPOSITORY: "shop/infra",
      MARKER: "eks-cni-preview",
    });
    assert.equal(stderr, "");
    return stdout;
  }

  it("comments what the merge does, not what else happened on the branch it goes into", async () => {
    const hardened = "name: hardened, operatingSystem: Bottlerocket,";
    workspace = new Workspace(
      { "Pulumi.dev.yaml": stack(hardened, `${hardened} labels: { from: main },`) },
      { "Pulumi.dev.yaml": stack("eks-cni:cluster: {", "eks-cni:cluster: { logTypes: [audit],") },
    );
    assert.equal(workspace.run(), undefined);
    assert.equal(await comment(20), "#7: comment created\n");
    const body = github.comments[0]?.body ?? "";
    assert.match(body, /audit/);
    assert.doesNotMatch(body, /hardened/);
    assert.equal(
      workspace.summary.trim(),
      readFileSync(join(workspace.preview, "comment.md"), "utf8").trim(),
    );
  });

  it("edits the comment when the next push breaks a rule, and the check fails after that", async () => {
    workspace = new Workspace(
      { "README.md": "moved on\n" },
      { "Pulumi.dev.yaml": stack("iptablesMode: plain", "iptablesMode: nft") },
    );
    assert.equal(workspace.run(), "Judge");
    assert.equal(await comment(21), "#7: comment edited\n");
    assert.equal(github.comments.length, 1);
    assert.match(github.comments[0]?.body ?? "", /linkerd-mixed-os/);
  });

  it("leaves a number that the job with the token can read", () => {
    workspace = new Workspace({ "README.md": "moved on\n" }, { "notes.md": "words\n" });
    assert.equal(workspace.run(), undefined);
    assert.equal(readFileSync(join(workspace.preview, "pull-request"), "utf8"), "7\n");
    assert.match(workspace.summary, /^\W*Nothing changes/);
  });
});
