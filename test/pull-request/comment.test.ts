import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BOT, GitHubStandIn } from "./github-stand-in";
import { type NodeRun, runNode } from "./run-node";

const MARKER = "<!-- eks-cni-preview -->";
const SHA = "a".repeat(40);

describe("posting the comment of a pull request", () => {
  let github: GitHubStandIn;
  let folder: string;

  beforeEach(async () => {
    github = new GitHubStandIn();
    await github.start();
    folder = mkdtempSync(join(tmpdir(), "eks-cni-comment-"));
    leave("comment.md", "Nothing changes\n");
    leave("pull-request", "7\n");
  });

  afterEach(async () => {
    await github.stop();
    rmSync(folder, { recursive: true });
  });

  function leave(file: string, text: string | Buffer): void {
    rmSync(join(folder, file), { force: true });
    writeFileSync(join(folder, file), text);
  }

  function post(changed: Readonly<Record<string, string>> = {}): Promise<NodeRun> {
    return runNode("comment.mjs", [folder], {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: "shop/infra",
      GITHUB_TOKEN: github.token,
      RUN_ID: "20",
      RUN_ATTEMPT: "1",
      RUN_URL: "https://github.example/shop/infra/actions/runs/20",
      HEAD_SHA: SHA,
      HEAD_REPOSITORY: "shop/infra",
      MARKER: "eks-cni-preview",
      ...changed,
    });
  }

  function writes(): string[] {
    return github.requests.filter((request) => !request.startsWith("GET "));
  }

  async function refused(run: Promise<NodeRun>, why: RegExp): Promise<void> {
    const { status, stderr } = await run;
    assert.equal(status, 1);
    assert.match(stderr, why);
    assert.equal(stderr.trimEnd().split("\n").length, 1);
    assert.deepEqual(writes(), []);
  }

  it("creates one, and edits it in place from then on", async () => {
    assert.equal((await post()).stdout, "#7: comment created\n");
    leave("comment.md", "Node group general rolls\n");
    assert.equal((await post({ RUN_ID: "21" })).stdout, "#7: comment edited\n");
    assert.equal(github.comments.length, 1);
    const [marker, run, line, , footer] = github.comments[0]?.body.split("\n") ?? [];
    assert.deepEqual(
      [marker, run, line],
      [MARKER, "<!-- run 21 1 -->", "Node group general rolls"],
    );
    assert.match(
      footer ?? "",
      /commit a{12}\. <a href="https:\/\/github\.example\/shop\/infra\/actions\/runs\/20#artifacts">/,
    );
  });

  it("finds its own on the third page of a long conversation", async () => {
    for (let count = 0; count < 250; count += 1)
      github.add("words", { login: "ana", type: "User" });
    const mine = github.add(`${MARKER}\n<!-- run 1 1 -->\nold`);
    assert.equal((await post()).stdout, "#7: comment edited\n");
    assert.match(mine.body, /Nothing changes/);
    assert.equal(github.comments.length, 251);
  });

  it("leaves other people's comments alone, whatever their first line says", async () => {
    const person = github.add(`${MARKER}\nmine`, { login: "mallory", type: "User" });
    const namesake = github.add(`${MARKER}\nmine`, { login: BOT.login, type: "User" });
    const bot = github.add(`${MARKER}\nmine`, { login: "other[bot]", type: "Bot" });
    const quoted = github.add(`look:\n${MARKER}`);
    const aws = github.add("<!-- eks-cni-preview-aws -->\nmine");
    assert.equal((await post()).stdout, "#7: comment created\n");
    for (const { body } of [person, namesake, bot, aws]) assert.match(body, /mine$/);
    assert.match(quoted.body, /^look/);
  });

  it("says nothing about a commit that is no longer the head", async () => {
    github.pull.head.sha = "b".repeat(40);
    const run = await post();
    assert.equal(run.status, 0);
    assert.match(run.stdout, /^#7 has moved on from a{40}/);
    assert.deepEqual(writes(), []);
  });

  it("does not overwrite what a newer run of the same commit wrote", async () => {
    const mine = github.add(`${MARKER}\n<!-- run 20 2 -->\nnewer`);
    const run = await post();
    assert.equal(run.status, 0);
    assert.match(run.stdout, /the comment is of a newer run and stays/);
    assert.match(mine.body, /newer$/);
    assert.equal((await post({ RUN_ATTEMPT: "3" })).stdout, "#7: comment edited\n");
  });

  it("does not believe a number that leads to somebody else's pull request", async () => {
    github.pull.head.repo.full_name = "ana/infra";
    await refused(
      post({ HEAD_REPOSITORY: "mallory/infra" }),
      /#7 does not come from mallory\/infra/,
    );
    leave("pull-request", "8\n");
    await refused(post(), /answered 404: Not Found; the pull request does not exist/);
  });

  for (const number of ["7; rm -rf /", "../8", "0", "", "7\n8", "9".repeat(15), "7e0"]) {
    it(`refuses ${JSON.stringify(number)} as a number`, async () => {
      leave("pull-request", number);
      await refused(post(), /pull-request of the artifact is no number/);
      assert.deepEqual(github.requests, []);
    });
  }

  it("names the fork that a text comes from", async () => {
    github.pull.head.repo.full_name = "ana/infra";
    assert.equal((await post({ HEAD_REPOSITORY: "ana/infra" })).status, 0);
    assert.match(
      github.comments[0]?.body ?? "",
      /Computed by the code of this pull request, commit a{12} of the fork ana\/infra\./,
    );
  });

  it("posts nothing for a fork where there are credentials", async () => {
    const run = await post({ HEAD_REPOSITORY: "ana/infra", FORKS: "refuse" });
    assert.deepEqual(
      [run.status, run.stdout],
      [0, "ana/infra is a fork: nothing is posted for it\n"],
    );
    assert.deepEqual(github.requests, []);
  });

  it("refuses a text that is too long before it is read", async () => {
    leave("comment.md", "");
    truncateSync(join(folder, "comment.md"), 3 * 1024 ** 3);
    await refused(
      post(),
      /comment\.md of the artifact has 3221225472 bytes: at most 64000 characters are posted/,
    );
    leave("comment.md", "é".repeat(64_001));
    await refused(post(), /has 64001 characters/);
  });

  it("refuses what is not text", async () => {
    leave("comment.md", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]));
    await refused(post(), /comment\.md of the artifact is no UTF-8 text/);
    leave("comment.md", "words\0words");
    await refused(post(), /comment\.md of the artifact is binary/);
  });

  it("follows no link out of the artifact", async () => {
    rmSync(join(folder, "comment.md"));
    symlinkSync("/proc/self/environ", join(folder, "comment.md"));
    await refused(post(), /comment\.md of the artifact is no plain file/);
    leave("comment.md", "words");
    rmSync(join(folder, "pull-request"));
    symlinkSync("comment.md", join(folder, "pull-request"));
    await refused(post(), /pull-request of the artifact is no plain file/);
  });

  it("says that the preview ended early when there is no text", async () => {
    rmSync(join(folder, "comment.md"));
    await refused(
      post(),
      /the artifact has no comment\.md: the preview ended before it was written; see its log/,
    );
  });

  it("takes mentions and invisible characters out of an untrusted text", async () => {
    leave(
      "comment.md",
      "@team look\u202e at (@ana), mail a@b.example \u001b[31mred\u0007\n<!-- eks-cni-preview-aws -->\n",
    );
    await post();
    const body = github.comments[0]?.body ?? "";
    assert.doesNotMatch(body, /(^|\W)@[a-z]+ look|\(@ana/);
    assert.match(body, /a@b\.example \[31mred$/m);
    assert.doesNotMatch(body, /[\u202e\u001b\u0007]/);
    assert.ok(body.startsWith(`${MARKER}\n<!-- run 20 1 -->\n`));
  });

  it("waits as long as a secondary rate limit asks, then goes on", async () => {
    github.refusals.push({
      on: "POST",
      status: 403,
      message: "You have exceeded a secondary rate limit.",
      headers: { "retry-after": "1" },
    });
    const run = await post();
    assert.match(run.stdout, /is rate limited \(403\): waiting 1 s\n#7: comment created\n/);
    assert.equal(github.comments.length, 1);
  });

  it("does not wait for an hour", async () => {
    github.refusals.push({
      on: "GET",
      status: 403,
      message: "API rate limit exceeded for installation.",
      headers: {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 3600),
      },
    });
    await refused(
      post(),
      /asks for 3[56]\d\d s, and 300 s is all this step waits; run it again later/,
    );
  });

  it("creates a new one when the old one is deleted in between", async () => {
    github.add(`${MARKER}\n<!-- run 1 1 -->\nold`);
    github.refusals.push({
      on: "PATCH",
      status: 404,
      message: "Not Found",
      then: () => github.comments.pop(),
    });
    const run = await post();
    assert.equal(run.status, 0);
    assert.match(run.stdout, /looking for the comment again\n#7: comment created\n$/);
    assert.equal(github.comments.length, 1);
  });

  it("does not post twice when an answer to the first post is lost", async () => {
    github.refusals.push({
      on: "POST",
      status: 502,
      message: "Server Error",
      then: () => github.add(`${MARKER}\n<!-- run 20 1 -->\nNothing changes`),
    });
    assert.equal((await post()).status, 0);
    assert.equal(github.comments.length, 1);
  });

  const refusals: readonly (readonly [number, string, RegExp])[] = [
    [401, "Bad credentials", /the token is not valid/],
    [
      403,
      "Resource not accessible by integration",
      /the job needs `permissions: pull-requests: write`/,
    ],
    [403, "Unable to create comment because issue is locked.", /the conversation is locked/],
    [422, "Validation Failed", /GitHub found the text invalid/],
  ];
  for (const [status, message, advice] of refusals) {
    it(`says what to do about ${String(status)} ${message}`, async () => {
      github.refusals.push({ on: "POST", status, message });
      const run = await post();
      assert.equal(run.status, 1);
      assert.match(run.stderr, advice);
      assert.ok(run.stderr.includes(message));
      assert.deepEqual(github.comments, []);
    });
  }

  it("sends its token nowhere else", async () => {
    github.refusals.push({
      on: "GET /repos/shop/infra/issues",
      status: 200,
      message: "",
      answer: [],
      headers: { link: '<http://127.0.0.2:1/x>; rel="next"' },
    });
    await refused(post(), /http:\/\/127\.0\.0\.2:1\/x is not on .*: the token does not go there/);
  });

  it("never prints its token", async () => {
    const token = "wrong-token";
    const run = await post({ GITHUB_TOKEN: token });
    assert.equal(run.status, 1);
    assert.ok(!(run.stdout + run.stderr).includes(token));
  });
});
