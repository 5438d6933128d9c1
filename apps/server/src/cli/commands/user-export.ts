import type { FileHandle } from "node:fs/promises";
import { rm } from "node:fs/promises";
import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { newPrivateFile } from "../../admin/cli/new-private-file";
import { fileFromServer } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { withProgress } from "../../admin/cli/progress";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly json?: boolean;
}

/** `user export ADDRESS FILE`. */
export function registerUserExport(user: Command, context: CommandContext): void {
  user
    .command("export")
    .description("Write everything that is kept about a user into a file, a JSON object in each line")
    .argument("<address>")
    .argument("<file>", "is not overwritten; readable by you alone")
    .option("--json")
    .action((aor: string, file: string, { json }: Options) =>
      runCommand(context, async () => {
        const octets = await withProgress(context, "Exporting", exportUser(context, aor, file));
        if (json) printJson(context, { user: aor, file, octets });
        else printLine(context, `Wrote what is kept about ${aor} to ${file}, ${octets} octets.`);
      }),
    );
}

/** Octets that were written; a file that is not whole is removed. */
async function exportUser(context: CommandContext, aor: string, file: string): Promise<number> {
  const handle = await newPrivateFile(file);
  try {
    const { body } = await fileFromServer(context, "exportUser", { params: { aor } });
    return await written(handle, body ?? new ReadableStream());
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function written(handle: FileHandle, octets: ReadableStream<Uint8Array>): Promise<number> {
  let count = 0;
  for await (const chunk of octets) {
    await handle.appendFile(chunk);
    count += chunk.byteLength;
  }
  return count;
}
