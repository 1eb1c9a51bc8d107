#!/usr/bin/env node
"use strict";
// In a checkout the TypeScript sources run as they are, so that every edit counts at once; an installed
// package runs its compiled files. Programs in TypeScript go through the same loader either way.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 10)) {
  process.stderr.write(`eks-cni needs Node.js 20.19 or newer, this is ${process.versions.node}\n`);
  process.exit(2);
}
const sources = join(__dirname, "main.ts");
const checkout = existsSync(sources);
if (checkout && !installed()) {
  process.stderr.write("eks-cni: nothing is installed in this checkout: run `npm ci` first\n");
  process.exit(2);
}
require("./loader").register();
const { main } = require(checkout ? sources : "../dist/bin/main.js");
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 3;
  },
);

function installed() {
  try {
    require.resolve("@pulumi/pulumi");
    return true;
  } catch {
    return false;
  }
}
