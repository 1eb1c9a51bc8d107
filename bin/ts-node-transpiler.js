"use strict";
// Pulumi's language host runs index.ts through ts-node. ts-node keeps nothing between two runs; this plugin lets
// it share what the plan has transpiled, so that both run the same code and an unchanged file costs nothing.
// See ts-node: "Third-party transpilers", https://typestrong.org/ts-node/docs/transpilers
const { readFileSync } = require("node:fs");
const { transpile } = require("./loader");

module.exports = {
  create: () => ({
    transpile(source, { fileName }) {
      const { code, map } = transpile(fileName, source);
      return { outputText: code, sourceMapText: sourceMap(map) };
    },
  }),
};

/** Only positions in messages need it: without a cache there is none. */
function sourceMap(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return JSON.stringify({ version: 3, sources: [], names: [], mappings: "" });
  }
}
