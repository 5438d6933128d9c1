#!/usr/bin/env node
// The command line in a clone: `npx porchlight ...`. Builds first when nothing is built.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { prepare, reportFailure } from "./lib/prepare.mjs";
import { showProgressOn } from "./lib/progress.mjs";
import { inRepository } from "./lib/repository.mjs";

const server = inRepository("apps", "server", "dist", "main.js");

async function isBuilt() {
  if (existsSync(server)) return true;
  showProgressOn(process.stderr);
  try {
    await prepare("start");
    return true;
  } catch (error) {
    reportFailure(error);
    return false;
  }
}

if (await isBuilt()) {
  process.argv[1] = server;
  await import(pathToFileURL(server).href);
} else {
  process.exitCode = 1;
}
