import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { CHECKOUT } from "./repository";

const FOLDER = join(CHECKOUT, ".github/workflows");
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith(".yml"));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly "timeout-minutes"?: number;
}
interface Workflow {
  readonly on: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

function textOf(file: string): string {
  return readFileSync(join(FOLDER, file), "utf8");
}

function read(file: string): Workflow {
  return parse(textOf(file)) as Workflow;
}

function jobsOf(file: string): Job[] {
  return Object.values(read(file).jobs);
}

function stepsOf(file: string): Step[] {
  return jobsOf(file).flatMap(({ steps }) => [...steps]);
}

/** What a workflow's jobs may do, by job. */
function permissions(file: string): unknown {
  const workflow = read(file);
  return Object.fromEntries(
    Object.entries(workflow.jobs).map(([name, job]) => [
      name,
      job.permissions ?? workflow.permissions,
    ]),
  );
}

describe("the workflows", () => {
  for (const file of FILES) {
    describe(file, () => {
      it("names its permissions and a time limit for each job", () => {
        assert.ok(read(file).permissions !== undefined);
        for (const job of jobsOf(file)) assert.ok((job["timeout-minutes"] ?? 0) > 0);
      });

      it("pins every action to a commit and says which version that is", () => {
        const lines = textOf(file)
          .split("\n")
          .filter((line) => /^\s*-?\s*uses:/.test(line));
        assert.equal(lines.length, stepsOf(file).filter(({ uses }) => uses !== undefined).length);
        for (const line of lines)
          assert.match(line, /uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      });

      it("puts nothing into a script but through the environment", () => {
        for (const { run } of stepsOf(file)) assert.doesNotMatch(run ?? "", /\$\{\{/);
      });

      it("never runs a pull request's code with the base's rights", () => {
        assert.doesNotMatch(textOf(file), /pull_request_target|allow-unsafe-pr-checkout/);
      });

      it("leaves no token behind in a checkout", () => {
        for (const step of stepsOf(file).filter(({ uses }) =>
          uses?.startsWith("actions/checkout@"),
        )) {
          assert.equal(step.with?.["persist-credentials"], false);
        }
      });
    });
  }

  it("use one version of each action", () => {
    const versions = new Map<string, Set<string>>();
    for (const match of FILES.flatMap((file) => [
      ...textOf(file).matchAll(/uses: (\S+)@(.*)$/gm),
    ])) {
      const [, action = "", version = ""] = match;
      versions.set(action, (versions.get(action) ?? new Set()).add(version));
    }
    for (const [action, known] of versions) assert.equal(known.size, 1, action);
  });

  it("are accepted by actionlint", function () {
    const run = spawnSync("actionlint", { cwd: CHECKOUT, encoding: "utf8" });
    if (run.error !== undefined) {
      console.log("SKIP actionlint: it is not installed");
      this.skip();
    }
    assert.equal(run.stdout, "");
  });
});

describe("what runs a pull request's code", () => {
  it("may only read, has no secret, and asks nothing that only a branch of ours has", () => {
    assert.deepEqual(permissions("preview.yml"), { plan: { contents: "read" } });
    assert.doesNotMatch(textOf("preview.yml"), /secrets\.|github\.token|\bvars\./);
    assert.equal(read("preview.yml").on, "pull_request");
  });

  it("uploads before it judges, so that the comment appears although the check fails", () => {
    const steps = stepsOf("preview.yml");
    const judge = steps.findIndex(({ run }) => run?.includes("preview/status") === true);
    const uploads = steps.flatMap(({ uses }, index) =>
      uses?.startsWith("actions/upload-artifact@") === true ? [index] : [],
    );
    assert.equal(uploads.length, 2);
    assert.equal(judge, steps.length - 1);
    assert.ok(uploads.every((index) => index < judge));
  });

  it("gets credentials only for branches of this repository, after everything is installed", () => {
    assert.deepEqual(permissions("preview-aws.yml"), {
      preview: { contents: "read", "id-token": "write" },
    });
    const [job] = jobsOf("preview-aws.yml");
    assert.match(job?.if ?? "", /vars\.EKS_CNI_PREVIEW_ROLE != ''/);
    assert.match(
      job?.if ?? "",
      /&& github\.event\.pull_request\.head\.repo\.full_name == github\.repository$/,
    );
    const steps = job?.steps ?? [];
    const place = (found: (step: Step) => boolean): number => steps.findIndex(found);
    const credentials = place(({ uses }) => uses?.startsWith("aws-actions/") === true);
    assert.ok(place(({ run }) => run?.startsWith("npm ci") === true) < credentials);
    const pulumi = steps.find(({ uses }) => uses?.startsWith("pulumi/actions@") === true);
    assert.equal(pulumi?.with?.["comment-on-pr"], "false");
    assert.equal(pulumi.with["command"], undefined);
  });
});

describe("what may write a comment", () => {
  it("has no more rights than that needs", () => {
    assert.deepEqual(read("preview-comment.yml").permissions, {});
    assert.deepEqual(permissions("preview-comment.yml"), {
      comment: { actions: "read", contents: "read", "pull-requests": "write" },
    });
    assert.doesNotMatch(textOf("preview-comment.yml"), /secrets\./);
  });

  it("checks out the default branch, installs nothing, and runs one script of it", () => {
    const steps = stepsOf("preview-comment.yml");
    const checkout = steps.find(({ uses }) => uses?.startsWith("actions/checkout@") === true);
    assert.deepEqual(Object.keys(checkout?.with ?? {}).sort(), [
      "persist-credentials",
      "sparse-checkout",
    ]);
    assert.deepEqual(
      steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
      ['node scripts/pull-request/comment.mjs "$RUNNER_TEMP/preview"'],
    );
    for (const script of ["comment.mjs", "comment-text.mjs", "forge-api.mjs"]) {
      const text = readFileSync(join(CHECKOUT, "scripts/pull-request", script), "utf8");
      for (const [, module = ""] of text.matchAll(/from "([^"]+)"/g))
        assert.match(module, /^(node:(fs|path)|\.\/[\w-]+\.mjs)$/);
      assert.doesNotMatch(text, /import\(|require\(|child_process|eval/);
    }
  });

  it("unpacks the artifact outside of its checkout, and only the part that is posted", () => {
    const download = stepsOf("preview-comment.yml").find(
      ({ uses }) => uses?.startsWith("actions/download-artifact@") === true,
    );
    assert.equal(download?.with?.["name"], "eks-cni-preview-comment");
    assert.equal(download.with["path"], "${{ runner.temp }}/preview");
  });

  it("edits one comment for each workflow, and posts nothing for a fork that claims to have credentials", () => {
    const env = stepsOf("preview-comment.yml").find(({ run }) => run !== undefined)?.env ?? {};
    assert.equal(env["MARKER"], "eks-cni-${{ github.event.workflow_run.name }}");
    assert.equal(
      env["FORKS"],
      "${{ startsWith(github.event.workflow_run.name, 'preview-aws') && 'refuse' || 'allow' }}",
    );
  });

  it("listens to the two workflows that upload for it, by their names", () => {
    const { workflow_run: run } = read("preview-comment.yml").on as {
      workflow_run: { workflows: string[] };
    };
    const names = ["preview.yml", "preview-aws.yml"].map(
      (file) => (parse(textOf(file)) as { name: string }).name,
    );
    assert.deepEqual(run.workflows, names);
  });
});

describe("the example for GitLab", () => {
  const text = readFileSync(join(CHECKOUT, "examples/gitlab/.gitlab-ci.yml"), "utf8");
  const jobs = parse(text) as Readonly<
    Record<
      string,
      { script: string[]; rules?: { if: string }[]; artifacts?: Readonly<Record<string, unknown>> }
    >
  >;

  it("plans without the token that may write", () => {
    const script = jobs["eks-cni-plan"]?.script ?? [];
    assert.equal(script[0], "unset EKS_CNI_NOTE_TOKEN");
    assert.ok(script.some((line) => line.includes("scripts/pull-request/plan-sides.sh")));
  });

  it("posts nothing for a fork, and shows the report in the merge request", () => {
    const rule = jobs["eks-cni-note"]?.rules?.[0]?.if ?? "";
    assert.equal(
      rule,
      "$EKS_CNI_NOTE_TOKEN && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID",
    );
    assert.equal(jobs["eks-cni-plan"]?.artifacts?.["expose_as"], "EKS preview");
    // Without the last slash GitLab shows nothing.
    assert.deepEqual(jobs["eks-cni-plan"].artifacts["paths"], ["preview/"]);
    assert.equal(jobs["eks-cni-plan"].artifacts["when"], "always");
  });
});
