import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const CHECKOUT = resolve(__dirname, "../..");
const PAGE = readFileSync(join(CHECKOUT, "docs/pull-requests.md"), "utf8");
const SCRIPTS = readdirSync(join(CHECKOUT, "scripts/pull-request"))
  .map((file) => readFileSync(join(CHECKOUT, "scripts/pull-request", file), "utf8"))
  .join("\n");

/** Messages of GitHub, GitLab and AWS, and symptoms without one. */
const OTHERS = [
  "no comment, the check `plan` is green",
  "no run at all",
  "`Artifact not found` in `preview-comment`",
  "… answered 403: Resource not accessible by integration",
  "… because issue is locked",
  "Not authorized to perform sts:AssumeRoleWithWebIdentity",
  "… answered 401 (GitLab)",
];

/** First column of the table that follows a heading. */
function firstColumn(heading: string): string[] {
  const section = PAGE.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => /^\s*\| /.test(line));
  return rows.slice(1).map((row) => (row.split("|")[1] ?? "").trim());
}

describe("docs/pull-requests.md", () => {
  it("explains messages as the scripts write them", () => {
    const messages = firstColumn("Troubleshooting").filter((message) => !OTHERS.includes(message));
    assert.ok(messages.length > 8);
    // A value stands between the parts of a message.
    const unknown = messages.filter((message) =>
      message
        .split(/…(?: the head )?|: the head |not posted: |the artifact has no /)
        .map((part) => part.trim())
        .filter((part) => part !== "" && part !== "comment.md")
        .some((part) => !SCRIPTS.includes(part)),
    );
    assert.deepEqual(unknown, []);
  });

  it("names files and settings that are there", () => {
    const files = firstColumn("Set it up").map((cell) => cell.replaceAll("`", ""));
    assert.equal(files.length, 3);
    for (const file of files) assert.ok(existsSync(join(CHECKOUT, file)), file);
    const aws = readFileSync(join(CHECKOUT, ".github/workflows/preview-aws.yml"), "utf8");
    const used = [...aws.matchAll(/(?:vars|secrets)\.(\w+)/g)].map(([, name]) => name ?? "");
    for (const name of used) assert.ok(PAGE.includes(`\`${name}\``), name);
  });
});
