import type { DocumentVersion } from "@porchlight/admin-api";
import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import type { OfficeClient } from "../../admin/cli/direct-client";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printTable, printText } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";
import { versionNumber } from "./version-number";

interface DiffOptions {
  readonly since?: number;
  readonly indented?: boolean;
  readonly patch?: boolean;
  readonly json?: boolean;
}

export function registerDocumentHistory(document: Command, context: CommandContext): void {
  document
    .command("history")
    .description("Every version that is kept, the newest first; of a deleted document too")
    .argument("<selector>")
    .option("--json")
    .action((selector: string, { json }: { readonly json?: boolean }) =>
      runCommand(context, async () => {
        const versions = await withOffice(context, (office) => allVersions(office, selector));
        if (json) printJson(context, versions);
        else
          printTable(
            context,
            ["VERSION", "AT", "OCTETS", "BY", "THROUGH", "ENTITY-TAG"],
            versions.map(cells),
          );
      }),
    );

  document
    .command("diff")
    .description("What a version changed, as a unified difference")
    .argument("<selector>")
    .argument("[version]", "the newest when left out", versionNumber)
    .option("--since <number>", "compare with that version; with the one before when left out", versionNumber)
    .option("--indented", "lay both out one element a line first")
    .option("--patch", "as an xcap-diff document instead (RFC 5261)")
    .option("--json")
    .action((selector: string, version: number | undefined, options: DiffOptions) =>
      runCommand(context, () => showDifference(context, selector, version, options)),
    );
}

async function allVersions(office: OfficeClient, selector: string): Promise<readonly DocumentVersion[]> {
  const all: DocumentVersion[] = [];
  for (let before: number | undefined; ; ) {
    const query = before === undefined ? { limit: 500 } : { limit: 500, before };
    const { items, nextBefore } = await office.listDocumentVersions({ params: { selector }, query });
    all.push(...items);
    if (nextBefore === null) return all;
    before = nextBefore;
  }
}

const cells = ({ version, at, octets, author, client, etag }: DocumentVersion): string[] => [
  String(version),
  at,
  etag === null ? "deleted" : String(octets),
  author,
  client,
  etag ?? "",
];

async function showDifference(
  context: CommandContext,
  selector: string,
  version: number | undefined,
  { since, indented, patch, json }: DiffOptions,
): Promise<void> {
  const layout = indented ? "indented" : "stored";
  const difference = await withOffice(context, async (office) => {
    const wanted = version ?? (await newest(office, selector));
    return office.compareDocumentVersions({
      params: { selector, version: wanted },
      query: { since, layout },
    });
  });
  if (json) return printJson(context, difference);
  if (patch && difference.patch === null)
    throw new CommandFailure("One of the two versions has no text: there is no patch.");
  printText(context, patch ? `${difference.patch}\n` : difference.diff);
}

async function newest(office: OfficeClient, selector: string): Promise<number> {
  const { items } = await office.listDocumentVersions({ params: { selector }, query: { limit: 1 } });
  return items[0]?.version ?? 1;
}
