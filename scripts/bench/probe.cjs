"use strict";
// Tells the bench how much memory this process held at most, in KiB.
process.on("exit", () => {
  require("node:fs").writeSync(3, `${process.resourceUsage().maxRSS}\n`);
});
