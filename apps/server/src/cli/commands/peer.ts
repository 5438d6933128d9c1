import type { Peer, PeerTest } from "@porchlight/admin-api";
import type { Command } from "commander";
import { allWindows } from "../../admin/cli/all-windows";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import { withServer } from "../../admin/cli/office-connection";
import { printJson, printLine, printTable } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly json?: boolean;
}

/** `peer list|test`. */
export function registerPeerCommands(program: Command, context: CommandContext): void {
  const peer = program.command("peer").description("Other domains, and how it goes with them");
  peer
    .command("list")
    .description("Those of the settings, and those that something passed or was refused of")
    .option("--json")
    .action(({ json }: Options) =>
      runCommand(context, async () => {
        const peers = await withServer(context, (server) =>
          allWindows((window) => server.listPeers({ query: window })),
        );
        if (json) printJson(context, peers);
        else
          printTable(context, ["DOMAIN", "TRUST", "SUBSCRIPTIONS", "LAST SEEN", "TROUBLE"], peers.map(row));
      }),
    );
  peer
    .command("test")
    .description("Ask a domain whether it is there; status 1 when it does not answer")
    .argument("<domain>")
    .option("--json")
    .action((domain: string, { json }: Options) =>
      runCommand(context, async () => {
        const test = await withServer(context, (server) => server.testPeer({ params: { domain } }));
        if (json) printJson(context, test);
        if (test.outcome !== "answered") throw new CommandFailure(`${domain} ${failureText(test)}.`);
        const { place, reason, roundTripMs, status } = test;
        const from = place === null ? "" : ` from ${place}`;
        if (!json) printLine(context, `${domain} answered ${status} ${reason}${from} in ${roundTripMs} ms.`);
      }),
    );
}

function failureText(test: Exclude<PeerTest, { outcome: "answered" }>): string {
  if (test.outcome === "refused") return `was not asked: ${test.closedFor}`;
  if (test.cause === "silence") return "did not answer within ten seconds";
  return `was not reached: ${test.reason === "" ? test.cause : test.reason}`;
}

const row = ({
  closedFor,
  domain,
  lastSeenAt,
  lastTrouble,
  subscriptions,
  trust,
}: Peer): readonly string[] => [
  domain,
  closedFor ?? trust,
  String(subscriptions),
  lastSeenAt ?? "never",
  lastTrouble === null ? "" : `${lastTrouble.kind} ${lastTrouble.detail}`.trim(),
];
