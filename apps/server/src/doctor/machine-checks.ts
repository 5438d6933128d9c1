import { accessSync, constants, existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config";
import { nodeVersionProblem } from "../runtime/node-version";
import { check, type Finding, pass, problem, warn } from "./finding";

const leastFreeBytes = 200 * 1024 * 1024;

export const checkNode = (): Promise<Finding> =>
  check("node", "Node.js", () => {
    const tooOld = nodeVersionProblem();
    return tooOld === undefined
      ? pass(`Node ${process.versions.node}`)
      : problem(tooOld, "Install a newer Node.js.");
  });

export const checkDataDirectory = ({ dataDir }: Config): Promise<Finding> =>
  check("data-directory", "Data directory", async () => {
    if (!existsSync(dataDir)) return warn(`${dataDir} does not exist yet.`, "It is made at the first start.");
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const shown = `${Math.floor(free / 1024 / 1024)} MiB free in ${dataDir}`;
    return free < leastFreeBytes ? warn(shown, "Make room on the disk.") : pass(shown);
  });

export const checkFirstPasswords = ({ dataDir }: Config): Promise<Finding> =>
  check("first-passwords", "Passwords of the first run", () => {
    const file = join(dataDir, "first-run-passwords.txt");
    if (!existsSync(file)) return pass("No file with passwords lies about.");
    const isPrivate = (statSync(file).mode & 0o077) === 0;
    if (!isPrivate) return problem(`${file} can be read by others.`, `Run chmod 600 ${file}, or delete it.`);
    return pass(`${file} is readable by its owner only; delete it when the passwords are kept elsewhere.`);
  });
