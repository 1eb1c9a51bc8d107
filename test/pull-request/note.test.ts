import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NodeRun, runNode } from "./run-node";

const SHA = "a".repeat(40);
const ME = 42;
const MARKER = "<!-- eks-cni-preview -->";

interface Note {
  readonly id: number;
  body: string;
  readonly system: boolean;
  readonly author: { readonly id: number };
}

/** GitLab's API version 4, as its documentation describes notes, merge requests and pagination by `x-next-page`. */
function gitlab(notes: Note[], sha: string, writes: string[]): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const what = `${request.method ?? ""} ${url.pathname}`;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const send = (
        status: number,
        answer: unknown,
        headers: Readonly<Record<string, string>> = {},
      ): void => {
        response.writeHead(status, { "content-type": "application/json", ...headers });
        response.end(JSON.stringify(answer));
      };
      const text = (): string =>
        (JSON.parse(Buffer.concat(chunks).toString()) as { body: string }).body;
      if (request.method !== "GET") writes.push(what);
      const merge = "/projects/3/merge_requests/5";
      const note = notes.find(({ id }) => what === `PUT ${merge}/notes/${String(id)}`);
      if (request.headers["private-token"] !== "stand-in-token")
        send(401, { message: "401 Unauthorized" });
      else if (what === "GET /user") send(200, { id: ME });
      else if (what === `GET ${merge}`) send(200, { iid: 5, sha });
      else if (what === `GET ${merge}/notes`) {
        const page = Number(url.searchParams.get("page") ?? 1);
        const size = Number(url.searchParams.get("per_page") ?? 20);
        const more = notes.length > page * size;
        send(200, notes.slice((page - 1) * size, page * size), {
          "x-next-page": more ? String(page + 1) : "",
        });
      } else if (what === `POST ${merge}/notes`) {
        notes.push({ id: notes.length + 1, body: text(), system: false, author: { id: ME } });
        send(201, notes.at(-1));
      } else if (note !== undefined) {
        note.body = text();
        send(200, note);
      } else send(404, { message: "404 Not found" });
    });
  });
}

describe("posting the note of a merge request", () => {
  let notes: Note[];
  let writes: string[];
  let server: Server;
  let folder: string;

  async function start(sha: string): Promise<void> {
    server = gitlab(notes, sha, writes);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }

  beforeEach(async () => {
    notes = [];
    writes = [];
    folder = mkdtempSync(join(tmpdir(), "eks-cni-note-"));
    writeFileSync(join(folder, "comment.md"), "Nothing changes\n");
    await start(SHA);
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  function post(changed: Readonly<Record<string, string>> = {}): Promise<NodeRun> {
    return runNode("note.mjs", [folder], {
      CI_API_V4_URL: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      CI_PROJECT_ID: "3",
      CI_MERGE_REQUEST_IID: "5",
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "",
      CI_COMMIT_SHA: SHA,
      CI_PIPELINE_ID: "20",
      CI_JOB_ID: "200",
      CI_PIPELINE_URL: "https://gitlab.example/shop/infra/-/pipelines/20",
      EKS_CNI_NOTE_TOKEN: "stand-in-token",
      ...changed,
    });
  }

  it("creates one, and edits it in place from then on, also behind a hundred others", async () => {
    for (let id = 1; id <= 150; id += 1)
      notes.push({ id, body: MARKER, system: false, author: { id: 7 } });
    assert.equal((await post()).stdout, "!5: note created\n");
    writeFileSync(join(folder, "comment.md"), "Node group general rolls\n");
    assert.equal((await post({ CI_PIPELINE_ID: "21" })).stdout, "!5: note edited\n");
    assert.equal(notes.length, 151);
    assert.match(
      notes.at(-1)?.body ?? "",
      /^<!-- eks-cni-preview -->\n<!-- run 21 200 -->\nNode group general rolls\n/,
    );
    assert.ok(notes.slice(0, 150).every(({ body }) => body === MARKER));
  });

  it("compares with the branch's own commit in a merged results pipeline", async () => {
    const run = await post({
      CI_COMMIT_SHA: "c".repeat(40),
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: SHA,
    });
    assert.equal(run.stdout, "!5: note created\n");
  });

  it("says nothing about a commit that is no longer the newest", async () => {
    const run = await post({ CI_COMMIT_SHA: "b".repeat(40) });
    assert.equal(run.status, 0);
    assert.match(run.stdout, /^!5 has moved on from b{40}/);
    assert.deepEqual(writes, []);
  });

  it("leaves the note of a newer pipeline", async () => {
    notes.push({
      id: 1,
      body: `${MARKER}\n<!-- run 21 1 -->\nnewer`,
      system: false,
      author: { id: ME },
    });
    assert.match((await post()).stdout, /the note is of a newer pipeline and stays/);
    assert.deepEqual(writes, []);
  });

  it("says what to do about a token that is not valid, without printing it", async () => {
    const run = await post({ EKS_CNI_NOTE_TOKEN: "expired-token" });
    assert.equal(run.status, 1);
    assert.match(run.stderr, /401 Unauthorized; EKS_CNI_NOTE_TOKEN is not valid or has expired/);
    assert.doesNotMatch(run.stdout + run.stderr, /expired-token/);
  });
});
