import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Version of this package, from the manifest that lies nearest above. */
export function packageVersion(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return manifest.version;
}
