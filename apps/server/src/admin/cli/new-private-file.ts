import { type FileHandle, open } from "node:fs/promises";
import { CommandFailure } from "./command-failure";

/** What is in it is nobody else's business, and a file that is there may be all there is of an earlier one. */
export async function newPrivateFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, "wx", 0o600);
  } catch (error) {
    throw new CommandFailure(`${file} cannot be made: ${error instanceof Error ? error.message : error}.`);
  }
}
