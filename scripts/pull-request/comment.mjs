#!/usr/bin/env node
// Posts the report of a preview as one comment of its pull request, or edits the one that is there.
//
// usage: comment.mjs FOLDER
//   FOLDER   what the preview uploaded: comment.md and pull-request (the number). Untrusted: made by the pull request's code
//
// Environment: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN; RUN_ID, RUN_ATTEMPT, RUN_URL, HEAD_SHA and HEAD_REPOSITORY of
// the run that uploaded; MARKER, which of our comments it is; COMMENT_AUTHOR, default github-actions[bot]; FORKS=refuse.
// Needs Node.js 20 and nothing else, so that this step installs nothing beside its token.
import { ApiError, createApi } from "./forge-api.mjs";
import {
  buildBody,
  isOlder,
  markerLine,
  readNumber,
  readUntrusted,
  required,
  runOf,
  step,
  TEXT_LIMIT,
} from "./comment-text.mjs";

const PAGES = 50;
const TRIES = 3;

const ADVICE = {
  401: () => "the token is not valid (any more): run the job again",
  403: (said) =>
    /locked/i.test(said)
      ? "the conversation is locked: unlock it, or read the report in the run's artifact"
      : "the job needs `permissions: pull-requests: write`, and the organization's Actions settings must allow it",
  404: () => "the pull request does not exist, or this token may not see it",
  422: () => "GitHub found the text invalid; it is in the run's artifact",
};

async function main(folder) {
  if (folder === undefined) throw new Error("usage: comment.mjs FOLDER");
  const repository = required("GITHUB_REPOSITORY");
  const headSha = required("HEAD_SHA");
  const headRepository = required("HEAD_REPOSITORY");
  const marker = required("MARKER");
  const run = [Number(required("RUN_ID")), Number(required("RUN_ATTEMPT"))];
  if (!/^[a-z0-9-]+$/.test(marker))
    throw new Error("MARKER must be small letters, digits and hyphens");
  if (process.env.FORKS === "refuse" && headRepository !== repository)
    return `${headRepository} is a fork: nothing is posted for it`;
  const text = readUntrusted(folder, "comment.md", TEXT_LIMIT);
  const number = readNumber(folder);
  const api = createApi({
    url: required("GITHUB_API_URL"),
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${required("GITHUB_TOKEN")}`,
      "user-agent": "eks-cni",
      "x-github-api-version": "2022-11-28",
    },
    advise: (status, said) => ADVICE[status]?.(said),
  });

  const { answer: pull } = await api.request("GET", `/repos/${repository}/pulls/${number}`);
  const stranger = whyNotOurs(pull, { repository, headRepository, number });
  if (stranger !== undefined) throw new Error(stranger);
  if (pull.head.sha !== headSha)
    return `#${number} has moved on from ${headSha}: the newer commit's own run comments`;

  const footer = `Computed by the code of this pull request, commit ${headSha.slice(0, 12)}${
    headRepository === repository ? "" : ` of the fork ${headRepository}`
  }. <a href="${required("RUN_URL")}#artifacts">Full report</a>`;
  const body = buildBody({ marker, run, text, footer });
  return await upsert(api, { repository, number, marker, run, body });
}

/** Why a pull request is not the one whose run this is. Its number came from a file that anybody could write. */
function whyNotOurs(pull, { repository, headRepository, number }) {
  if (pull?.base?.repo?.full_name !== repository) return `#${number} is not into ${repository}`;
  if (pull.head?.repo?.full_name !== headRepository)
    return `#${number} does not come from ${headRepository}: the artifact names somebody else's pull request`;
  return undefined;
}

/** Creates or edits. A comment that vanishes in between, or a write without an answer, is looked for again. */
async function upsert(api, { repository, number, marker, run, body }) {
  for (let attempt = 1; ; attempt += 1) {
    const mine = await findMine(api, repository, number, marker);
    try {
      if (mine === undefined) {
        await api.request("POST", `/repos/${repository}/issues/${number}/comments`, { body });
        return `#${number}: comment created`;
      }
      const before = runOf(mine.body);
      if (before !== undefined && isOlder(run, before))
        return `#${number}: the comment is of a newer run and stays`;
      if (mine.body.replace(/\r\n/g, "\n").trimEnd() === body.trimEnd())
        return `#${number}: the comment says it already`;
      await api.request("PATCH", `/repos/${repository}/issues/comments/${mine.id}`, { body });
      return `#${number}: comment edited`;
    } catch (error) {
      const again =
        error instanceof ApiError &&
        attempt < TRIES &&
        (error.status === 0 ||
          error.status >= 500 ||
          (mine !== undefined && [404, 410].includes(error.status)));
      if (!again) throw error;
      console.log(`${error.message}; looking for the comment again`);
    }
  }
}

/** Our oldest comment with the marker in its first line; other people may write that line too. */
async function findMine(api, repository, number, marker) {
  const author = process.env.COMMENT_AUTHOR || "github-actions[bot]";
  let next = `/repos/${repository}/issues/${number}/comments?per_page=100`;
  for (let page = 1; next !== undefined; page += 1) {
    if (page > PAGES)
      throw new Error(
        `#${number} has more than ${PAGES * 100} comments: nothing is posted among them`,
      );
    const { answer, headers } = await api.request("GET", next);
    const found = answer.find(
      ({ user, body }) =>
        user?.login === author &&
        user.type === "Bot" &&
        body?.split(/\r?\n/)[0] === markerLine(marker),
    );
    if (found !== undefined) return found;
    next = /<([^>]+)>;\s*rel="next"/.exec(headers.get("link") ?? "")?.[1];
  }
  return undefined;
}

await step(() => main(process.argv[2]));
