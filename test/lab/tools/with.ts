import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { ensureTool } from "./ensure";

/**
 * Runs a lab with its tools: `with.ts <lab> <tool>… -- <command>…`.
 *
 * A tool that is missing is named in a `SKIP` line; the lab still runs and skips what needs it. The folders of
 * the tools are in LAB_BIN and first on PATH.
 */
function main(args: readonly string[]): void {
  const dashes = args.indexOf("--");
  const [lab = "", ...names] = args.slice(0, dashes);
  const [program = "", ...rest] = args.slice(dashes + 1);
  const folders: string[] = [];
  for (const name of names) {
    const found = ensureTool(name);
    if ("path" in found) {
      folders.push(dirname(found.path));
    } else {
      process.stdout.write(`SKIP ${lab}: ${name} is missing: ${found.missing}\n`);
    }
  }
  const bin = [...new Set(folders)].join(delimiter);
  const result = spawnSync(program, rest, {
    stdio: "inherit",
    env: { ...process.env, LAB_BIN: bin, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
  });
  process.exitCode = result.status ?? 1;
}

main(process.argv.slice(2));
