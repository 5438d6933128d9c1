import type { Registration, Subscription } from "@porchlight/admin-api";
import type { Command } from "commander";
import { allWindows } from "../../admin/cli/all-windows";
import type { CommandContext } from "../../admin/cli/command-context";
import { withServer } from "../../admin/cli/office-connection";
import { printJson, printLine, printTable } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

/** `who`: registrations and subscriptions of the running server. */
export function registerWhoCommand(program: Command, context: CommandContext): void {
  program
    .command("who")
    .description("Who is registered, and who watches whom")
    .option("--json")
    .action(({ json }: { readonly json?: boolean }) =>
      runCommand(context, async () => {
        const seen = await withServer(context, async (server) => ({
          registrations: await allWindows((window) => server.listRegistrations({ query: window })),
          subscriptions: await allWindows((window) => server.listSubscriptions({ query: window })),
        }));
        if (json) printJson(context, seen);
        else printPeople(context, seen.registrations, seen.subscriptions);
      }),
    );
}

function printPeople(
  context: CommandContext,
  registrations: readonly Registration[],
  subscriptions: readonly Subscription[],
): void {
  printLine(context, `${registrations.length} registrations`);
  if (registrations.length > 0) {
    const rows = registrations.map((one) => [
      one.aor,
      one.transport,
      one.remoteAddress,
      one.expiresAt,
      one.userAgent,
    ]);
    printTable(context, ["ADDRESS", "OVER", "FROM", "UNTIL", "CLIENT"], rows);
  }
  printLine(context, `${subscriptions.length} subscriptions`);
  if (subscriptions.length > 0) {
    const rows = subscriptions.map((one) => [
      one.watcher,
      one.presentity,
      one.eventPackage,
      stateOf(one),
      one.expiresAt,
    ]);
    printTable(context, ["WATCHER", "WATCHES", "EVENT", "STATE", "UNTIL"], rows);
  }
}

const stateOf = ({ state, reachable }: Subscription): string =>
  reachable ? state : `${state}, out of reach`;
