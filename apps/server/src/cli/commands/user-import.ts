import { readFile } from "node:fs/promises";
import { AdminApiError } from "@porchlight/admin-api";
import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { withProgress } from "../../admin/cli/progress";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly check?: boolean;
  readonly json?: boolean;
}

export function registerUserImport(user: Command, context: CommandContext): void {
  user
    .command("import")
    .description(
      "Create users from a CSV with the columns aor,password,displayName, and services of on and off: all of them or none",
    )
    .argument("<file>")
    .option("--check", "check only, write nothing")
    .option("--json")
    .action((file: string, options: Options) =>
      runCommand(context, async () => {
        const csv = await readCsvFile(file);
        await (options.check
          ? checkFile(context, file, csv, options)
          : importFile(context, file, csv, options));
      }),
    );
}

async function importFile(
  context: CommandContext,
  file: string,
  csv: string,
  { json }: Options,
): Promise<void> {
  const { created } = await withOffice(context, (office) =>
    withProgress(context, `Importing ${file}`, office.importUsers({ body: { csv } })),
  ).catch((error: unknown) => {
    throw rejection(error, file) ?? error;
  });
  if (json) printJson(context, { created });
  else printLine(context, `Created ${created} users.`);
}

async function checkFile(
  context: CommandContext,
  file: string,
  csv: string,
  { json }: Options,
): Promise<void> {
  const check = await withOffice(context, (office) =>
    withProgress(context, `Checking ${file}`, office.checkUserImport({ body: { csv } })),
  );
  if (json) printJson(context, check);
  if (check.problemCount > 0) {
    const lines = check.problems.map(({ line, field, reason }) => `line ${line}, ${field}: ${reason}`);
    throw new CommandFailure(
      `${file} has ${check.problemCount} problems; it would not be imported.`,
      json ? [] : lines,
    );
  }
  if (!json) printLine(context, `${file} is good: ${check.rows} users.`);
}

function rejection(error: unknown, file: string): CommandFailure | undefined {
  if (!(error instanceof AdminApiError) || error.code !== "import-rejected") return undefined;
  const problems = error.problem.problems ?? [];
  if (problems.length === 0) return new CommandFailure(`${file} was not imported: it ${error.message}.`);
  const lines = problems.map(({ field, reason }) => `${field}: ${reason}`);
  return new CommandFailure(`${file} was not imported, nothing was written: correct the lines below.`, lines);
}

async function readCsvFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error & { readonly code?: string }) => {
    throw new CommandFailure(`${file} cannot be read: ${error.code ?? error.message}.`);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CommandFailure(`${file} is not UTF-8 text; save it as CSV in UTF-8.`);
  }
}
