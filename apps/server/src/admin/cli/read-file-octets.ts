import { readFile } from "node:fs/promises";
import { CommandFailure } from "./command-failure";

/** All of a file. Rejects with a `CommandFailure` that says why it cannot be read. */
export const readFileOctets = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: Error & { readonly code?: string }) => {
    throw new CommandFailure(`${file} cannot be read: ${error.code ?? error.message}.`);
  });
