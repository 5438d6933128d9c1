import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printText } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";
import { versionNumber } from "./version-number";

interface Options {
  readonly json?: boolean;
}

export function registerDocumentShow(document: Command, context: CommandContext): void {
  document
    .command("show")
    .description("The text of a document, byte for byte where it does not go to a terminal")
    .argument("<selector>")
    .argument("[version]", "as it was in that version", versionNumber)
    .option("--json", "with its entity-tag, author and time")
    .action((selector: string, version: number | undefined, options: Options) =>
      runCommand(context, () => showDocument(context, selector, version, options)),
    );
}

async function showDocument(
  context: CommandContext,
  selector: string,
  version: number | undefined,
  { json }: Options,
): Promise<void> {
  const shown = await withOffice(context, async (office) =>
    version === undefined
      ? await office.showDocument({ params: { selector } })
      : await office.showDocumentVersion({ params: { selector, version } }),
  );
  if (json) return printJson(context, shown);
  if (shown.text === null)
    throw new CommandFailure(`Version ${shown.version} is a deletion: it has no text.`);
  printText(context, shown.text);
}
