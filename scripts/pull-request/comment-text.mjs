// Reads what an untrusted job left. Its files may be anything: links, gigabytes, binaries, words made to look like ours.
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { join, resolve, sep } from "node:path";

/** Characters of a comment's text; GitHub takes 65,536 with what we add. */
export const TEXT_LIMIT = 64_000;
const BODY_LIMIT = 65_536;
const BYTES_PER_CHARACTER = 4;

/** A file that is not what the untrusted job was asked for. */
export class HostileFile extends Error {}

/** Text of a plain file directly in `folder`, at most `limit` characters. */
export function readUntrusted(folder, name, limit) {
  const path = join(realpathSync(folder), name);
  let file;
  try {
    // A link could point at this job's token.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (error.code === "ENOENT")
      throw new HostileFile(
        `the artifact has no ${name}: the preview ended before it was written; see its log`,
      );
    throw new HostileFile(`${name} of the artifact is no plain file (${error.code})`);
  }
  try {
    const about = fstatSync(file);
    if (!about.isFile()) throw new HostileFile(`${name} of the artifact is no plain file`);
    if (realpathSync(path) !== resolve(realpathSync(folder)) + sep + name)
      throw new HostileFile(`${name} of the artifact is a link`);
    if (about.size > limit * BYTES_PER_CHARACTER)
      throw new HostileFile(
        `${name} of the artifact has ${about.size} bytes: at most ${limit} characters are posted`,
      );
    const bytes = Buffer.alloc(about.size);
    const read = readSync(file, bytes, 0, about.size, 0);
    return decode(bytes.subarray(0, read), name, limit);
  } finally {
    closeSync(file);
  }
}

function decode(bytes, name, limit) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HostileFile(`${name} of the artifact is no UTF-8 text`);
  }
  if (text.includes("\0")) throw new HostileFile(`${name} of the artifact is binary`);
  if (text.length > limit)
    throw new HostileFile(
      `${name} of the artifact has ${text.length} characters: at most ${limit} are posted`,
    );
  return text;
}

/** The number in file `pull-request`. It is a claim: the API has to confirm it. */
export function readNumber(folder) {
  const text = readUntrusted(folder, "pull-request", 20).trim();
  if (!/^[1-9][0-9]{0,9}$/.test(text))
    throw new HostileFile("pull-request of the artifact is no number");
  return Number(text);
}

/** First line of our comments; a renderer shows none of it. */
export function markerLine(marker) {
  return `<!-- ${marker} -->`;
}

/** Our comment: marker and run first, where no untrusted word can stand; then the text; then where it comes from. */
export function buildBody({ marker, run, text, footer }) {
  const body = `${markerLine(marker)}\n<!-- run ${run.join(" ")} -->\n${disarm(text).trimEnd()}\n\n<sub>${footer}</sub>\n`;
  if (body.length > BODY_LIMIT)
    throw new HostileFile(
      `the comment has ${body.length} characters: at most ${BODY_LIMIT} are taken`,
    );
  return body;
}

/** The run that wrote one of our comments, as numbers to compare. */
export function runOf(body) {
  const match = /^<!-- run (\d+) (\d+) -->$/.exec(body.split(/\r?\n/)[1] ?? "");
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/** Whether run `one` is older than `other`. */
export function isOlder(one, other) {
  return one[0] === other[0] ? one[1] < other[1] : one[0] < other[0];
}

/** Nobody is notified by a mention in it, and nothing in it runs backwards or is invisible control. */
function disarm(text) {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "")
      .replace(/(^|[^\p{L}\p{N}_])@(?=[A-Za-z0-9])/gu, "$1@\u200b")
  );
}

/** What must be in the environment, under its name; one clear line when it is not. */
export function required(name) {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

/** Runs a step: one line for what it did, one for why it did not. */
export async function step(run) {
  try {
    console.log(await run());
  } catch (error) {
    console.error(error.constructor === TypeError ? error.stack : `not posted: ${error.message}`);
    process.exitCode = 1;
  }
}
