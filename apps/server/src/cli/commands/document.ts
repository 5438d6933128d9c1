import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { registerDocumentHistory } from "./document-history";
import { registerDocumentList } from "./document-list";
import { registerDocumentShow } from "./document-show";
import { registerDocumentWrites } from "./document-writes";

/** `document list|show|history|diff|restore|put|delete`. */
export function registerDocumentCommands(program: Command, context: CommandContext): void {
  const document = program
    .command("document")
    .description(
      "XCAP documents by their selector, such as resource-lists/users/sip:alice@office.test/index",
    );
  registerDocumentList(document, context);
  registerDocumentShow(document, context);
  registerDocumentHistory(document, context);
  registerDocumentWrites(document, context);
}
