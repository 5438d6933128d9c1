import { Argument, type Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly json?: boolean;
}

export function registerUserChanges(user: Command, context: CommandContext): void {
  const add = (name: string, description: string, change: (aor: string, options: Options) => Promise<void>) =>
    user
      .command(name)
      .description(description)
      .argument("<address>")
      .option("--json")
      .action((aor: string, options: Options) => runCommand(context, () => change(aor, options)));

  add("disable", "Take a user out of service; its registrations and subscriptions end", setDisabled(true));
  add("enable", "Put a user into service again", setDisabled(false));
  add("delete", "Delete a user; its watchers are told", async (aor, { json }) => {
    await withOffice(context, (office) => office.deleteUser({ params: { aor } }));
    if (json) printJson(context, { deleted: aor });
    else printLine(context, `Deleted ${aor}.`);
  });

  user
    .command("network")
    .description("Whether registrations of a user are part of its presence")
    .argument("<address>")
    .addArgument(new Argument("<choice>", "default: as the server is set").choices(["on", "off", "default"]))
    .option("--json")
    .action((aor: string, choice: string, { json }: Options) =>
      runCommand(context, async () => {
        const body = { choice: choice === "default" ? null : choice === "on" };
        const set = await withOffice(context, (office) =>
          office.setNetworkPresence({ params: { aor }, body }),
        );
        if (json) printJson(context, set);
        else printLine(context, `Registrations of ${set.aor} are presence: ${choice}.`);
      }),
    );

  function setDisabled(disabled: boolean) {
    return async (aor: string, { json }: Options): Promise<void> => {
      const changed = await withOffice(context, (office) =>
        office.updateUser({ params: { aor }, body: { disabled } }),
      );
      if (json) printJson(context, changed);
      else printLine(context, `${disabled ? "Disabled" : "Enabled"} ${changed.aor}.`);
    };
  }
}
