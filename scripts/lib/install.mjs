// The dependencies, exactly as the lockfile has them.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toolEnvironment } from "./environment.mjs";
import { step } from "./progress.mjs";
import { hashOf, inRepository, onPath, readStamp } from "./repository.mjs";
import { runQuietly } from "./run.mjs";

const STAMP = inRepository("node_modules", ".porchlight-install");
/** `->>` on JSON, which the store's statements use, came with this version. */
const OLDEST_SQLITE = "3.38.0";

/** Installs when the lockfile has changed, or when what is installed is not what it says. */
export async function installDependencies() {
  const wanted = hashOf(["package-lock.json"], `${process.platform}-${process.arch}`);
  if (readStamp(STAMP) === wanted) return;
  if (!isInstalled()) await step("Installing dependencies", install);
  writeFileSync(STAMP, wanted);
}

function install() {
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const [command, rest] = npm?.endsWith(".js") ? [process.execPath, [npm, ...args]] : ["npm", args];
  return runQuietly(command, rest, {
    env: toolEnvironment(nativeBuildSettings()),
    mend:
      "The dependencies could not be installed. Check that the package registry can be reached; SQLite is compiled, which " +
      "needs a C++ compiler, make and Python 3 (on Debian and Ubuntu: apt-get install build-essential python3).",
  });
}

/** SQLite of the system, where its headers are, saves compiling it; Node's own headers save a download. */
function nativeBuildSettings() {
  const settings = {};
  const prefix = systemSqlite();
  if (prefix !== undefined) settings.npm_config_sqlite = prefix;
  const nodePrefix = dirname(dirname(process.execPath));
  if (existsSync(join(nodePrefix, "include", "node", "node_api.h"))) settings.npm_config_nodedir = nodePrefix;
  return settings;
}

function systemSqlite() {
  if (onPath("pkg-config") === undefined) return undefined;
  const ask = (...args) => spawnSync("pkg-config", [...args, "sqlite3"], { encoding: "utf8" });
  if (ask(`--atleast-version=${OLDEST_SQLITE}`).status !== 0) return undefined;
  const prefix = ask("--variable=prefix").stdout.trim();
  return prefix === "" ? undefined : prefix;
}

/**
 * Whether node_modules holds the lockfile's versions. npm writes its own list there at the end of an installation:
 * one that was cut off has none, or an old one. What is missing from the list must be optional.
 */
function isInstalled() {
  const list = inRepository("node_modules", ".package-lock.json");
  const sqlite = inRepository("node_modules", "sqlite3", "build", "Release", "node_sqlite3.node");
  if (!existsSync(list) || !existsSync(sqlite)) return false;
  const installed = JSON.parse(readFileSync(list, "utf8")).packages;
  const { packages } = JSON.parse(readFileSync(inRepository("package-lock.json"), "utf8"));
  return Object.entries(packages).every(([path, { version, optional, devOptional, link, peer }]) => {
    if (!path.includes("node_modules/") || link) return true;
    const found = installed[path];
    if (found === undefined) return optional === true || devOptional === true || peer === true;
    return found.version === version && existsSync(inRepository(path));
  });
}
