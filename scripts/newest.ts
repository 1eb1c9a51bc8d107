import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/**
 * Types and unit tests with the newest Pulumi SDKs on Node 24, in a temporary copy: the peer ranges admit them,
 * the lock file keeps what Node 20 can run.
 */
const ROOT = join(__dirname, "..");
const LEFT_OUT = new Set(["node_modules", ".git", "dist", "plan-out", "coverage"]);
const NODE_24 = ["--yes", "-p", "node@24"];

interface Manifest {
  readonly peerDependencies: Readonly<Record<string, string>>;
}

function run(folder: string, program: string, ...args: readonly string[]): boolean {
  process.stdout.write(`\n> ${program} ${args.join(" ")}\n`);
  return spawnSync(program, args, { cwd: folder, stdio: "inherit" }).status === 0;
}

function main(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "eks-cni-newest-"));
  try {
    cpSync(ROOT, folder, {
      recursive: true,
      filter: (file) => file === ROOT || !LEFT_OUT.has(basename(file)),
    });
    const text = readFileSync(join(ROOT, "package.json"), "utf8");
    const { peerDependencies } = JSON.parse(text) as Manifest;
    const newest = Object.keys(peerDependencies).map((name) => `${name}@latest`);
    const node = (...args: readonly string[]): boolean =>
      run(folder, "npx", ...NODE_24, "node", ...args);
    return (
      run(folder, "npm", "ci", "--no-audit", "--no-fund") &&
      run(folder, "npm", "install", "-D", "--no-audit", "--no-fund", ...newest) &&
      run(folder, "npm", "ls", ...Object.keys(peerDependencies), "--depth=0") &&
      node("--version") &&
      // Both run, so that one report has everything.
      [
        node("node_modules/typescript/bin/tsc", "--noEmit"),
        node("node_modules/mocha/bin/mocha.js", "test/**/*.test.ts"),
      ].every(Boolean)
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main() ? 0 : 1;
