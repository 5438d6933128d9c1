import { accessSync, constants, mkdirSync } from "node:fs";
import { StartupError, systemCode } from "./startup-error";

/** Makes the data directory, for the owner alone, and checks that it can be written. Throws `StartupError`. */
export function openDataDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartupError(
      `The data directory ${path} cannot be written (${systemCode(error)}): ` +
        "correct its permissions or set PORCHLIGHT_DATA_DIR to a directory that this user owns.",
    );
  }
}
