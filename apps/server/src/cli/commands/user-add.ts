import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { readPassword } from "../../admin/cli/read-password";
import { runCommand } from "../../admin/cli/run-command";
import { addServiceRefusals, type ServiceOptions, servicesOf } from "./service-options";

interface Options extends ServiceOptions {
  readonly displayName?: string;
  readonly role?: boolean;
  readonly resource?: boolean;
  readonly json?: boolean;
}

export function registerUserAdd(user: Command, context: CommandContext): void {
  const command = user
    .command("add")
    .description("Create a user, such as sip:erin@office.test")
    .argument("<address>")
    .requiredOption("--password-stdin", "read the password from standard input")
    .option("--display-name <name>")
    .option("--role", "a role such as a front desk, instead of a person")
    .option("--resource", "a resource such as a room, instead of a person");
  addServiceRefusals(command)
    .option("--json")
    .action((address: string, options: Options) => {
      if (options.role && options.resource) command.error("error: give --role or --resource, not both");
      return runCommand(context, () => addUser(context, address, options));
    });
}

async function addUser(context: CommandContext, aor: string, options: Options): Promise<void> {
  const password = await readPassword(context.stdin);
  const kind = options.role ? "role" : options.resource ? "resource" : "person";
  const body = {
    aor,
    password,
    displayName: options.displayName ?? "",
    kind,
    services: servicesOf(options),
  } as const;
  const user = await withOffice(context, (office) => office.createUser({ body }));
  if (options.json) printJson(context, user);
  else printLine(context, `Created ${user.aor}.`);
}
