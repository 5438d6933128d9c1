import type { Command } from "commander";
import type { CommandContext } from "../admin/cli/command-context";
import { printJson, printLine } from "../admin/cli/output";
import { withProgress } from "../admin/cli/progress";
import { runCommand } from "../admin/cli/run-command";
import { exportOffice } from "../transfer/export-office";
import { importOffice } from "../transfer/import-office";
import { settings } from "./settings";

interface Options {
  readonly json?: boolean;
  readonly replace?: boolean;
}

/** `export FILE` and `import FILE`: the office as one file. */
export function registerOfficeCommands(program: Command, context: CommandContext): void {
  program
    .command("export")
    .description("Write the office into a file: users with their secrets, documents, content, operators")
    .argument("<file>", "is not overwritten; readable by you alone")
    .option("--json")
    .action((file: string, options: Options) => runCommand(context, () => exportTo(context, file, options)));
  program
    .command("import")
    .description("Make what export wrote the office of this data directory, while no server works on it")
    .argument("<file>")
    .option(
      "--replace",
      "the office that is there makes room, and whoever is signed in or subscribed with it",
    )
    .option("--json")
    .action((file: string, options: Options) =>
      runCommand(context, () => importFrom(context, file, options)),
    );
}

async function exportTo(context: CommandContext, file: string, { json }: Options): Promise<void> {
  const counts = await withProgress(context, `Writing ${file}`, exportOffice(settings(), file, new Date()));
  if (json) return printJson(context, { file, rows: counts });
  printLine(context, `Wrote ${counts.account ?? 0} users and what is theirs to ${file}.`);
  printLine(
    context,
    "It holds secrets: whoever has it can sign in as any of them. Keep it as you keep passwords.",
  );
  printLine(
    context,
    "Not in it: registrations, publications, subscriptions, tokens, second factors, records.",
  );
}

async function importFrom(context: CommandContext, file: string, options: Options): Promise<void> {
  const work = importOffice(settings(), file, options.replace === true);
  const { operators, rows, users } = await withProgress(context, `Importing ${file}`, work);
  if (options.json) return printJson(context, { users, rows, operators });
  printLine(context, `Imported ${users} users and what is theirs. Operators: ${operators.join(", ")}.`);
  printLine(context, "Tokens and second factors are not in the file: make them anew.");
}
