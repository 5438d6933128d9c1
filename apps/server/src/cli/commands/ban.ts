import type { Ban } from "@porchlight/admin-api";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { parseLifetime } from "../../admin/cli/lifetime";
import { withServer } from "../../admin/cli/office-connection";
import { printJson, printLine, printTable } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface ListOptions {
  readonly json?: boolean;
}

interface AddOptions extends ListOptions {
  readonly for?: number;
  readonly reason: string;
}

/** `ban list|add|lift`. */
export function registerBanCommands(program: Command, context: CommandContext): void {
  const ban = program.command("ban").description("Addresses and networks whose SIP is not taken");
  ban
    .command("list")
    .description("Those that are in force")
    .option("--json")
    .action(({ json }: ListOptions) =>
      runCommand(context, async () => {
        const { items } = await withServer(context, (server) => server.listBans());
        if (json) printJson(context, items);
        else printTable(context, ["NETWORK", "UNTIL", "BY", "REASON"], items.map(row));
      }),
    );
  ban
    .command("add")
    .description("Close what an address or a network has open, and take no SIP of it any more")
    .argument("<network>", "such as 192.0.2.7 or 192.0.2.0/24")
    .option("--for <time>", "how long: 30m, 12h, 30d; until it is lifted when left out", lifetime)
    .option("--reason <text>", "for whoever reads the list", "")
    .option("--json")
    .action((network: string, { for: seconds, json, reason }: AddOptions) =>
      runCommand(context, async () => {
        const body = { network, seconds: seconds ?? null, reason };
        const made = await withServer(context, (server) => server.banNetwork({ body }));
        if (json) printJson(context, made);
        else printLine(context, `${made.network} is banned ${untilOf(made)}.`);
      }),
    );
  ban
    .command("lift")
    .description("Take SIP of it again")
    .argument("<network>")
    .action((network: string) =>
      runCommand(context, async () => {
        await withServer(context, (server) => server.liftBan({ params: { network } }));
        printLine(context, `${network} is let in again.`);
      }),
    );
}

function lifetime(text: string): number {
  const seconds = parseLifetime(text);
  if (seconds === undefined) throw new InvalidArgumentError("write it as 30m, 12h or 30d.");
  return seconds;
}

const untilOf = ({ until }: Ban): string => (until === null ? "until it is lifted" : `until ${until}`);

const row = (ban: Ban): readonly string[] => [ban.network, ban.until ?? "lifted", ban.bannedBy, ban.reason];
