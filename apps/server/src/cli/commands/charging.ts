import type { AccountingStateField, ChargingRecordField } from "@porchlight/admin-api";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { withServer } from "../../admin/cli/office-connection";
import { printJson, printLine, printTable } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface ListOptions {
  readonly user?: string;
  readonly event?: string;
  readonly method?: string;
  readonly failed?: boolean;
  readonly since?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const mostAtOnce = 500;

/** `charging list|status`. */
export function registerChargingCommands(program: Command, context: CommandContext): void {
  const charging = program.command("charging").description("Charging records, and where they go");
  charging
    .command("list")
    .description("The latest records")
    .option("--user <address>", "caller or called")
    .option("--event <package>")
    .option("--method <method>")
    .option("--failed", "only what failed")
    .option("--since <time>", "such as 2026-01-01T00:00:00Z")
    .addOption(
      new Option("--limit <count>", `at most so many, up to ${mostAtOnce}`).argParser(countIn).default(50),
    )
    .option("--json")
    .action((options: ListOptions) => runCommand(context, () => list(context, options)));
  charging
    .command("status")
    .description("How many records there are, which numbers are missing, and who is behind")
    .option("--json")
    .action(({ json }: ListOptions) =>
      runCommand(context, async () => {
        const state = await withServer(context, (server) => server.showAccounting());
        if (json) printJson(context, state);
        else printState(context, state);
      }),
    );
}

function countIn(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= mostAtOnce) return count;
  throw new InvalidArgumentError(`It must be a number from 1 to ${mostAtOnce}.`);
}

async function list(context: CommandContext, options: ListOptions): Promise<void> {
  const { event, failed, json, limit, method, since, user } = options;
  const outcome = failed ? "failure" : undefined;
  const query = { user, event, method, outcome, since, limit } as const;
  const { items } = await withServer(context, (server) => server.listChargingRecords({ query }));
  if (json) printJson(context, items);
  else
    printTable(context, ["NUMBER", "TIME", "METHOD", "EVENT", "CALLER", "CALLED", "STATUS"], items.map(row));
}

const row = (record: ChargingRecordField): readonly string[] => [
  String(record.number),
  record.time,
  record.method,
  record.event,
  record.caller,
  record.called,
  record.failure === null ? String(record.status) : record.failure,
];

function printState(context: CommandContext, state: AccountingStateField): void {
  const { count, gaps, last, on, parked, readers, waiting } = state;
  if (!on) printLine(context, "Records are switched off, by accounting.records.");
  printLine(context, `${count} records, the last has number ${last}; ${waiting} are not on disk yet.`);
  for (const { behind, reader, reason, standing } of readers)
    printLine(
      context,
      `${reader} is ${standing}, behind by ${behind}${reason === null ? "" : `: ${reason}`}.`,
    );
  for (const { at, from, to } of gaps)
    printLine(context, `Numbers ${from} to ${to} have no record, since ${at}.`);
  for (const { number, reader, reason } of parked)
    printLine(context, `${reader} refused record ${number}: ${reason}.`);
}
