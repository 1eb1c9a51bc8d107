import { ensureTools } from "../tools/ensure";

/**
 * Skips a suite, by name and with the reason, unless root runs it on Linux with these tools.
 *
 * @returns where the tools are
 */
export function toolsOrSkip(
  context: Mocha.Context,
  suite: string,
  tools: readonly string[],
  root: boolean,
): ReadonlyMap<string, string> {
  if (process.platform !== "linux" || (root && process.getuid?.() !== 0)) {
    console.log(`SKIP ${suite}: needs Linux${root ? " and root" : ""}`);
    return context.skip();
  }
  return ensureTools(suite, tools) ?? context.skip();
}
