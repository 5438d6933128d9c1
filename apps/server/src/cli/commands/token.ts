import { type Role, roles } from "@porchlight/admin-api";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { parseLifetime } from "../../admin/cli/lifetime";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly role: Role;
  readonly expires: number;
  readonly label: string;
  readonly json?: boolean;
}

/** `token create`. */
export function registerTokenCommands(program: Command, context: CommandContext): void {
  program
    .command("token")
    .description("API tokens for programs")
    .command("create")
    .description("Create a token; it is printed this once")
    .addOption(new Option("--role <role>", "what the token may do").choices(roles).makeOptionMandatory())
    .requiredOption("--expires <time>", "how long it lives: 90m, 12h, 30d", lifetime)
    .option("--label <text>", "what it is for", "command line")
    .option("--json")
    .action((options: Options) => runCommand(context, () => createToken(context, options)));
}

async function createToken(context: CommandContext, { role, expires, label, json }: Options): Promise<void> {
  const body = { role, label, expiresInSeconds: expires };
  const created = await withOffice(context, (office) => office.createToken({ body }));
  if (json) return printJson(context, created);
  printLine(context, created.secret);
  context.stderr.write(`Role ${role}, until ${created.token.expiresAt}. It is not shown again.\n`);
}

function lifetime(text: string): number {
  const seconds = parseLifetime(text);
  if (seconds === undefined)
    throw new InvalidArgumentError("Give a time such as 90m, 12h or 30d, at most ten years.");
  return seconds;
}
