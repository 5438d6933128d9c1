import type { AdminClient, RuleEvidenceField } from "@porchlight/admin-api";
import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { withServer } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface WhyOptions {
  readonly at?: string;
  readonly sphere?: string;
  readonly anonymous?: true;
  readonly json?: true;
}

type Preview = Awaited<ReturnType<AdminClient["previewPresence"]>>;

/** `why`: what a watcher sees of a presentity, and the rule that decided. */
export function registerWhyCommand(program: Command, context: CommandContext): void {
  program
    .command("why")
    .description("Why a watcher sees, or does not see, a presentity")
    .argument("<watcher>", "address of the watcher")
    .argument("<presentity>", "address that is watched")
    .option("--at <time>", "another time than now, ISO 8601 in UTC")
    .option("--sphere <name>", "as if the presentity were in this sphere")
    .option("--anonymous", "as if the watcher asked not to be known")
    .option("--json")
    .action((watcher: string, presentity: string, { json, at, sphere, anonymous }: WhyOptions) =>
      runCommand(context, async () => {
        const query = {
          ...(at === undefined ? {} : { at }),
          ...(sphere === undefined ? {} : { sphere }),
          ...(anonymous === undefined ? {} : { anonymous: true }),
        };
        const preview = await withServer(context, (server) =>
          server.previewPresence({ params: { aor: presentity, watcher }, query }),
        );
        if (json) printJson(context, preview);
        else printPreview(context, preview);
      }),
    );
}

function printPreview(context: CommandContext, { standing, rules, decidedBy, grants }: Preview): void {
  printLine(context, standing.sentence);
  for (const rule of rules) printLine(context, `  ${ruleLine(rule, decidedBy)}`);
  for (const { grant, rules: from } of grants) printLine(context, `  sees ${grant}, by ${from.join(", ")}`);
}

function ruleLine(
  { id, matches, handling, conditions }: RuleEvidenceField,
  decidedBy: readonly string[],
): string {
  const decided = decidedBy.includes(id) ? ", and decides" : "";
  const said = handling === null ? "" : ` (${handling})`;
  const because = conditions.map(({ holds, because }) => `${holds ? "" : "not: "}${because}`).join("; ");
  return `rule ${id}${said}: ${matches ? `holds${decided}` : "does not hold"}${because === "" ? "" : `: ${because}`}`;
}
