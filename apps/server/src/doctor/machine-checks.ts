import { accessSync, constants, existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config";
import { nodeVersionProblem } from "../runtime/node-version";
import { check, type Finding, pass, problem, warn } from "./finding";
import { say } from "./sayings";

const leastFreeBytes = 200 * 1024 * 1024;

export const checkNode = (): Promise<Finding> =>
  check("node", () => {
    const tooOld = nodeVersionProblem();
    return tooOld === undefined
      ? pass(say("found-node", { version: process.versions.node }))
      : problem(say("found-trouble", { message: tooOld }), say("mend-node"));
  });

export const checkDataDirectory = ({ dataDir }: Config): Promise<Finding> =>
  check("data-directory", async () => {
    if (!existsSync(dataDir))
      return warn(say("found-no-directory", { directory: dataDir }), say("mend-made-at-start"));
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const shown = say("found-room", { count: Math.floor(free / 1024 / 1024), directory: dataDir });
    return free < leastFreeBytes ? warn(shown, say("mend-room")) : pass(shown);
  });

export const checkFirstPasswords = ({ dataDir }: Config): Promise<Finding> =>
  check("first-passwords", () => {
    const file = join(dataDir, "first-run-passwords.txt");
    if (!existsSync(file)) return pass(say("found-no-passwords"));
    const isPrivate = (statSync(file).mode & 0o077) === 0;
    if (!isPrivate)
      return problem(say("found-open-passwords", { file }), say("mend-open-passwords", { file }));
    return pass(say("found-passwords", { file }));
  });
