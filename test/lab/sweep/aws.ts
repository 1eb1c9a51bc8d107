import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { ensureTool } from "../tools/ensure";

/** The first `aws` of version 2 or later on PATH: an older one may stand before it. */
function version2OnPath(): string | undefined {
  return [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin"]
    .map((directory) => join(directory, "aws"))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
      } catch {
        return false;
      }
      const { stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
      return Number(/^aws-cli\/(\d+)\./.exec(stdout)?.[1] ?? 0) >= 2;
    });
}

/** A real `aws` 2, installed if need be, or why there is none. */
export function ensureAws(): { readonly path: string } | { readonly missing: string } {
  const found = version2OnPath();
  if (found !== undefined) {
    return { path: found };
  }
  const installed = ensureTool("aws");
  const path = version2OnPath();
  return path === undefined
    ? { missing: "missing" in installed ? installed.missing : `${installed.path} is not version 2` }
    : { path };
}
