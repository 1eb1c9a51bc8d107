#!/usr/bin/env node
// The same for a GitLab merge request: one note, edited in place.
//
// usage: note.mjs FOLDER
//   FOLDER   what plan-sides.sh made. Untrusted: made by the merge request's code
//
// Environment: GitLab's CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, CI_COMMIT_SHA, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA,
// CI_PIPELINE_ID, CI_JOB_ID, CI_PIPELINE_URL; EKS_CNI_NOTE_TOKEN, a project access token with scope `api`; MARKER.
import { ApiError, createApi } from "./forge-api.mjs";
import {
  buildBody,
  isOlder,
  markerLine,
  readUntrusted,
  required,
  runOf,
  step,
  TEXT_LIMIT,
} from "./comment-text.mjs";

const PAGES = 50;
const TRIES = 3;

const ADVICE = {
  401: "EKS_CNI_NOTE_TOKEN is not valid or has expired: make a new project access token",
  403: "the token needs the scope `api` and at least the role Reporter",
  404: "the merge request does not exist, or the token's bot may not see it",
};

async function main(folder) {
  if (folder === undefined) throw new Error("usage: note.mjs FOLDER");
  const marker = process.env.MARKER || "eks-cni-preview";
  const run = [Number(required("CI_PIPELINE_ID")), Number(required("CI_JOB_ID"))];
  const request = `/projects/${required("CI_PROJECT_ID")}/merge_requests/${required("CI_MERGE_REQUEST_IID")}`;
  // In a merged results pipeline CI_COMMIT_SHA is the merge that was tried, not the branch's commit.
  const sha = process.env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || required("CI_COMMIT_SHA");
  const text = readUntrusted(folder, "comment.md", TEXT_LIMIT);
  const footer = `Computed by the code of this merge request, commit ${sha.slice(0, 12)}. <a href="${required("CI_PIPELINE_URL")}">Full report: artifacts of the job</a>`;
  const body = buildBody({ marker, run, text, footer });
  const api = createApi({
    url: required("CI_API_V4_URL"),
    headers: { "private-token": required("EKS_CNI_NOTE_TOKEN"), "user-agent": "eks-cni" },
    advise: (status) => ADVICE[status],
  });

  const { answer: merge } = await api.request("GET", request);
  if (merge.sha !== sha)
    return `!${merge.iid} has moved on from ${sha}: the newer commit's own pipeline comments`;
  const { answer: me } = await api.request("GET", "/user");
  for (let attempt = 1; ; attempt += 1) {
    const mine = await findMine(api, request, me.id, marker);
    try {
      if (mine === undefined) {
        await api.request("POST", `${request}/notes`, { body });
        return `!${merge.iid}: note created`;
      }
      const before = runOf(mine.body);
      if (before !== undefined && isOlder(run, before))
        return `!${merge.iid}: the note is of a newer pipeline and stays`;
      await api.request("PUT", `${request}/notes/${mine.id}`, { body });
      return `!${merge.iid}: note edited`;
    } catch (error) {
      const again =
        error instanceof ApiError &&
        attempt < TRIES &&
        (error.status === 0 || error.status >= 500 || (mine !== undefined && error.status === 404));
      if (!again) throw error;
      console.log(`${error.message}; looking for the note again`);
    }
  }
}

async function findMine(api, request, author, marker) {
  let page = "1";
  for (let count = 0; page !== "" && page !== null; count += 1) {
    if (count >= PAGES)
      throw new Error(
        `the merge request has more than ${PAGES * 100} notes: nothing is posted among them`,
      );
    const { answer, headers } = await api.request(
      "GET",
      `${request}/notes?sort=asc&order_by=created_at&per_page=100&page=${page}`,
    );
    const found = answer.find(
      (note) =>
        note.author?.id === author &&
        note.system !== true &&
        note.body.split(/\r?\n/)[0] === markerLine(marker),
    );
    if (found !== undefined) return found;
    page = headers.get("x-next-page");
  }
  return undefined;
}

await step(() => main(process.argv[2]));
