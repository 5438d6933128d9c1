import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A path in the repository. */
export const inRepository = (...parts) => join(root, ...parts);

/** The command line of an installed package, to be run by Node. */
export const installedCommand = (...parts) => inRepository("node_modules", ...parts);

/** SHA-256 of files, their names included. */
export function hashOf(paths, ...more) {
  const hash = createHash("sha256");
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRepository(path)))
      .update("\0");
  for (const text of more) hash.update(`${text}\0`);
  return hash.digest("hex");
}

/** Files of a folder of the repository, in order. */
export const filesIn = (folder) =>
  readdirSync(inRepository(folder))
    .sort()
    .map((name) => `${folder}/${name}`);

/** What a stamp file says; undefined when there is none. */
export const readStamp = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

/** Where a command is on the PATH; undefined when it is not. */
export function onPath(command) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path));
}
