"use strict";
// tsc copies no assets: the scripts that command resources run stand beside the compiled components.
const { cpSync } = require("node:fs");
const { join } = require("node:path");

const from = join(__dirname, "..", "components", "scripts");
cpSync(from, join(__dirname, "..", "dist", "components", "scripts"), { recursive: true });
