// Registers a program's resources with the SDK as it is and its own mocks, in preview: no recorder, nothing of
// ours. Usage: node untouched-sdk.cjs PROGRAM.js
const { createRequire } = require("node:module");
const { resolve } = require("node:path");

const load = createRequire(resolve("package.json"));
const pulumi = load("@pulumi/pulumi");
const mocks = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };

async function main() {
  await pulumi.runtime.setMocks(mocks, "bench", "dev", true);
  await pulumi.runtime.runInPulumiStack(() => Promise.resolve(load(resolve(process.argv[2]))));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 4;
});
