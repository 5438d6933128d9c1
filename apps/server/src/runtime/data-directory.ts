import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { StartupError, systemCode } from "./startup-error";

/** Makes the data directory, for the owner alone, and checks that it can be written. Throws `StartupError`. */
export function openDataDirectory(path: string): void {
  try {
    makeDirectory(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartupError(
      `The data directory ${path} cannot be written (${systemCode(error)}): ` +
        "correct its permissions or set PORCHLIGHT_DATA_DIR to a directory that this user owns.",
    );
  }
}

/** One level after the other: the recursive form of Node never ends on file systems that make no directories. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeDirectory(parent);
  mkdirSync(path, { mode: 0o700 });
}
