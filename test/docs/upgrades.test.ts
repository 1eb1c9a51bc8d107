import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { COMMANDS } from "../../bin/help";
import { runCommand } from "../plan/command-line";

const CHECKOUT = resolve(__dirname, "../..");
const FOLDER = join(CHECKOUT, "docs/upgrades");
const STACK = readFileSync(join(CHECKOUT, "Pulumi.dev.yaml"), "utf8");

const PAGES = readdirSync(FOLDER).map(
  (file) => [file, readFileSync(join(FOLDER, file), "utf8")] as const,
);

/** The default stack with one line of a page in place of its own. */
function stackWith(line: string): string {
  const key = /^ *(- \{ name: \w+|[\w-]+:\w+:)/.exec(line)?.[0] ?? line;
  const lines = STACK.split("\n");
  assert.equal(lines.filter((own) => own.startsWith(key)).length, 1, key);
  return lines.map((own) => (own.startsWith(key) ? line : own)).join("\n");
}

/** What a page says is to be changed. */
function change(page: string): { readonly before: string; readonly after: string } {
  const [before, after] = ["-", "+"].map((sign) =>
    page.split("\n").find((line) => line.startsWith(`${sign}  `)),
  );
  assert.ok(before !== undefined && after !== undefined);
  return { before: before.slice(1), after: after.slice(1) };
}

describe("a page about upgrades", () => {
  const root = mkdtempSync(join(tmpdir(), "eks-cni-upgrades-"));
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function plan(name: string, stack: string): string {
    const folder = join(root, name);
    mkdirSync(folder);
    const config = join(folder, "Pulumi.dev.yaml");
    writeFileSync(config, stack);
    const out = join(folder, "plan-out");
    const args = ["plan", "--config", config, "--out", out, "--date", "2026-11-24"];
    const run = runCommand(CHECKOUT, args);
    assert.equal(run.status, 0, run.stdout + run.stderr);
    return out;
  }

  for (const [file, page] of PAGES) {
    it(`shows what the program says of the change: ${file}`, () => {
      const { before, after } = change(page);
      const base = plan(`${file}-base`, stackWith(before));
      const head = plan(`${file}-head`, stackWith(after));
      const { stdout } = runCommand(CHECKOUT, ["diff", "--format", "markdown", base, head]);
      const quoted = /^> (.*)$/m.exec(page)?.[1] ?? "";
      assert.ok(quoted !== "");
      assert.ok((stdout.split("\n")[0] ?? "").includes(quoted), stdout.split("\n")[0]);
    });

    it(`names commands, rules and files that there are: ${file}`, () => {
      const rules = readFileSync(join(CHECKOUT, "docs/rules.md"), "utf8");
      const commands = [...page.matchAll(/npx eks-cni (\w+)/g)].map(([, name]) => name);
      const known = COMMANDS.filter(({ summary }) => !/not available/.test(summary));
      for (const name of commands)
        assert.ok(
          known.some((command) => command.name === name),
          name,
        );
      for (const [, name] of page.matchAll(/`(linkerd-[a-z-]+)`[,)]/g)) {
        assert.ok(rules.includes(`| \`${name ?? ""}\` |`), name);
      }
      for (const [, link] of page.matchAll(/\]\(((?!https:)[^)#]+)/g)) {
        assert.ok(existsSync(join(dirname(join(FOLDER, file)), link ?? "")), link);
      }
    });
  }
});
