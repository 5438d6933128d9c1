import type { DocumentFacts } from "@porchlight/admin-api";
import type { Command } from "commander";
import { allWindows } from "../../admin/cli/all-windows";
import type { CommandContext } from "../../admin/cli/command-context";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printTable } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly user?: string;
  readonly usage?: string;
  readonly search?: string;
  readonly deleted?: boolean;
  readonly json?: boolean;
}

export function registerDocumentList(document: Command, context: CommandContext): void {
  document
    .command("list")
    .description("Documents of everybody, or what is left of deleted ones")
    .option("--user <address>", "of one user")
    .option("--usage <auid>", "of one application usage, such as resource-lists")
    .option("--search <text>", "whose selector has a text in it")
    .option("--deleted", "deleted documents that can be restored")
    .option("--json")
    .action((options: Options) => runCommand(context, () => listDocuments(context, options)));
}

async function listDocuments(context: CommandContext, options: Options): Promise<void> {
  const { user, usage, search = "", deleted, json } = options;
  const state = deleted ? "deleted" : "present";
  const documents = await withOffice(context, (office) =>
    allWindows((window) => office.listDocuments({ query: { user, usage, search, state, ...window } })),
  );
  if (json) return printJson(context, documents);
  const header = ["SELECTOR", "VERSION", "OCTETS", deleted ? "DELETED" : "CHANGED", "BY"];
  printTable(context, header, documents.map(cells));
}

const cells = ({ selector, version, octets, modifiedAt, author }: DocumentFacts): string[] => [
  selector,
  String(version),
  String(octets),
  modifiedAt,
  author,
];
