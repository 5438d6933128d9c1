import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";
import { addServiceSwitches, type ServiceOptions, servicesOf } from "./service-options";

interface Options extends ServiceOptions {
  readonly displayName?: string;
  readonly json?: boolean;
}

export function registerUserSet(user: Command, context: CommandContext): void {
  const command = user
    .command("set")
    .description("Change the name of a user, or what it may use; what it may not use any more ends at once")
    .argument("<address>")
    .option("--display-name <name>");
  addServiceSwitches(command)
    .option("--json")
    .action((address: string, options: Options) => {
      const services = servicesOf(options);
      if (options.displayName === undefined && Object.keys(services).length === 0)
        command.error("error: give what to change, such as --no-call");
      return runCommand(context, () => setUser(context, address, { ...options, services }));
    });
}

async function setUser(
  context: CommandContext,
  aor: string,
  { displayName, services, json }: Options & { readonly services: ServiceOptions },
): Promise<void> {
  const body = { ...(displayName === undefined ? {} : { displayName }), services };
  const user = await withOffice(context, (office) => office.updateUser({ params: { aor }, body }));
  if (json) printJson(context, user);
  else printLine(context, `Changed ${user.aor}.`);
}
