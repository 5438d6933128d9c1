#!/usr/bin/env node
// Makes a clone ready to run or to test: `node scripts/bootstrap.mjs start|test`. Needs Node and nothing else.
import { isNodeTooOld } from "./lib/node-version.mjs";

var mode = process.argv[2];
if (isNodeTooOld()) {
  process.exitCode = 1;
} else if (mode !== "start" && mode !== "test") {
  process.stderr.write("Usage: node scripts/bootstrap.mjs start|test\n");
  process.exitCode = 2;
} else {
  import("./lib/prepare.mjs").then((prepared) =>
    prepared.prepare(mode).catch((error) => {
      prepared.reportFailure(error);
      process.exitCode = 1;
    }),
  );
}
