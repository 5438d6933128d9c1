import { accountServices } from "@porchlight/accounts";
import type { User } from "@porchlight/admin-api";
import type { Command } from "commander";
import { allWindows } from "../../admin/cli/all-windows";
import type { CommandContext } from "../../admin/cli/command-context";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printTable } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly search?: string;
  readonly json?: boolean;
}

export function registerUserList(user: Command, context: CommandContext): void {
  user
    .command("list")
    .description("All users, or those whose address or name has a text in it")
    .option("--search <text>")
    .option("--json")
    .action((options: Options) => runCommand(context, () => listUsers(context, options)));

  user
    .command("show")
    .description("One user and what is live of it")
    .argument("<address>")
    .option("--json")
    .action((address: string, options: Options) =>
      runCommand(context, () => showUser(context, address, options)),
    );
}

async function listUsers(context: CommandContext, { search = "", json }: Options): Promise<void> {
  const users = await withOffice(context, (office) =>
    allWindows((window) => office.listUsers({ query: { search, ...window } })),
  );
  if (json) printJson(context, users);
  else printTable(context, ["ADDRESS", "KIND", "STATE", "NAME"], users.map(userCells));
}

async function showUser(context: CommandContext, aor: string, { json }: Options): Promise<void> {
  const user = await withOffice(context, (office) => office.showUser({ params: { aor } }));
  if (json) return printJson(context, user);
  const rows = [
    ["address", user.aor],
    ["name", user.displayName],
    ["kind", user.kind],
    ["state", stateOf(user)],
    ["may", servicesText(user)],
    ["created", user.createdAt],
    ["changed", user.updatedAt],
    ["registrations", String(user.registrations)],
    ["publications", String(user.publications)],
    ["watchers", String(user.watchers)],
  ];
  printTable(context, ["FIELD", "VALUE"], rows);
}

const servicesText = ({ services }: User): string =>
  accountServices.filter((service) => services[service]).join(", ") || "nothing";

const userCells = (user: User): string[] => [user.aor, user.kind, stateOf(user), user.displayName];

const stateOf = ({ disabled }: User): string => (disabled ? "disabled" : "enabled");
