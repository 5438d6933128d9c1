import { AdminApiError } from "@porchlight/admin-api";
import type { CommandContext } from "./command-context";
import { CommandFailure } from "./command-failure";
import { printable } from "./output";

/** Runs a command; what goes wrong becomes one sentence on standard error and exit status 1. */
export async function runCommand(context: CommandContext, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const details = error instanceof CommandFailure ? error.details : [];
    for (const line of [sentenceOf(error), ...details]) context.stderr.write(`${printable(line)}\n`);
    context.exit(1);
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof AdminApiError) {
    const { field, reason, title } = error.problem;
    return reason === undefined
      ? `${title}.`
      : `${title}: ${field === undefined ? "" : `${field} `}${reason}.`;
  }
  return error instanceof Error ? error.message.replace(/\s+/g, " ") : String(error);
}
