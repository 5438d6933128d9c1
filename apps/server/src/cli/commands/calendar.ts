import { readFile } from "node:fs/promises";
import type { Calendar } from "@porchlight/admin-api";
import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import { withOffice, withServer } from "../../admin/cli/office-connection";
import { printJson, printLine, printTable } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly name: string;
  readonly json?: boolean;
}

interface SetOptions extends Options {
  readonly url?: string;
  readonly file?: string;
  readonly zone?: string;
  readonly titles?: boolean;
}

/** `calendar set|list|fetch|delete`. */
export function registerCalendarCommands(program: Command, context: CommandContext): void {
  const calendar = program.command("calendar").description("Calendars that turn appointments into presence");
  calendar
    .command("set")
    .description("Set a calendar up or change it: a feed that is fetched, or a file that is uploaded")
    .argument("<address>")
    .option("--name <name>", "tells the calendars of one user apart", "calendar")
    .option("--url <url>", "where it is fetched from")
    .option("--file <file>", "iCalendar file to upload")
    .option("--zone <name>", "time zone of times that name none, such as Europe/Berlin")
    .option("--titles", "titles of public appointments are shown as notes; the owner has to say so")
    .option("--no-titles", "titles stay private")
    .option("--json")
    .action((aor: string, options: SetOptions) =>
      runCommand(context, () => setCalendar(context, aor, options)),
    );
  calendar
    .command("list")
    .description("Calendars, and what became of reading them")
    .argument("[address]")
    .option("--json")
    .action((aor: string | undefined, { json }: Options) =>
      runCommand(context, async () => {
        const query = aor === undefined ? {} : { aor };
        const { items } = await withOffice(context, (office) => office.listCalendars({ query }));
        if (json) printJson(context, items);
        else printTable(context, ["ADDRESS", "NAME", "FROM", "NOW", "AHEAD", "ERROR"], items.map(row));
      }),
    );
  const named = (name: string, description: string) =>
    calendar
      .command(name)
      .description(description)
      .argument("<address>")
      .option("--name <name>", "which one", "calendar")
      .option("--json");
  named("fetch", "Fetch a feed now").action((aor: string, { name, json }: Options) =>
    runCommand(context, async () => {
      const fetched = await withServer(context, (server) => server.fetchCalendar({ params: { aor, name } }));
      report(context, fetched, json);
    }),
  );
  named("delete", "Take a calendar away").action((aor: string, { name, json }: Options) =>
    runCommand(context, async () => {
      await withOffice(context, (office) => office.deleteCalendar({ params: { aor, name } }));
      if (json) printJson(context, { deleted: name });
      else printLine(context, `Deleted the calendar ${name} of ${aor}.`);
    }),
  );
}

async function setCalendar(context: CommandContext, aor: string, options: SetOptions): Promise<void> {
  const { name, url, file, zone, titles, json } = options;
  const body = {
    ...(url === undefined ? {} : { feedUrl: url }),
    ...(file === undefined ? {} : { text: await textOf(file) }),
    ...(zone === undefined ? {} : { timeZone: zone }),
    ...(titles === undefined ? {} : { showsTitles: titles }),
  };
  const set = await withOffice(context, (office) => office.putCalendar({ params: { aor, name }, body }));
  report(context, set, json);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new CommandFailure(`The file ${file} cannot be read.`);
  }
}

function report(context: CommandContext, calendar: Calendar, json: boolean | undefined): void {
  if (json) return printJson(context, calendar);
  const { aor, name, error, ahead } = calendar;
  const outcome = error === null ? `${ahead} appointments ahead` : `it ${error}`;
  printLine(context, `The calendar ${name} of ${aor}: ${outcome}.`);
}

const row = (calendar: Calendar): readonly string[] => [
  calendar.aor,
  calendar.name,
  calendar.feedHost ?? "upload",
  calendar.now?.activity ?? "",
  String(calendar.ahead),
  calendar.error ?? "",
];
