import { DOCUMENT_BODY_LIMIT, type DocumentFacts } from "@porchlight/admin-api";
import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { readFileOctets } from "../../admin/cli/read-file-octets";
import { readOctets } from "../../admin/cli/read-octets";
import { runCommand } from "../../admin/cli/run-command";
import { versionNumber } from "./version-number";

interface Options {
  readonly ifMatch?: string;
  readonly new?: boolean;
  readonly json?: boolean;
}

const ONLY_WHILE = "only while its entity-tag is this one";
const ONLY_NEW = "only when there is none";

export function registerDocumentWrites(document: Command, context: CommandContext): void {
  document
    .command("put")
    .description("Write a document for its user, as an XCAP PUT does")
    .argument("<selector>")
    .argument("<file>", "the text; - for standard input")
    .option("--if-match <tag>", ONLY_WHILE)
    .option("--new", ONLY_NEW)
    .option("--json")
    .action((selector: string, file: string, options: Options, command: Command) => {
      refuseBoth(options, command);
      return runCommand(context, () => putDocument(context, selector, file, options));
    });

  document
    .command("restore")
    .description("Write an older version again; what is there becomes a version too")
    .argument("<selector>")
    .argument("<version>", "its number", versionNumber)
    .option("--if-match <tag>", ONLY_WHILE)
    .option("--new", ONLY_NEW)
    .option("--json")
    .action((selector: string, version: number, options: Options, command: Command) => {
      refuseBoth(options, command);
      return runCommand(context, () => restoreDocument(context, { selector, version }, options));
    });

  document
    .command("delete")
    .description("Delete a document; its history stays, and it can be restored")
    .argument("<selector>")
    .option("--if-match <tag>", ONLY_WHILE)
    .option("--json")
    .action((selector: string, options: Options) =>
      runCommand(context, () => deleteDocument(context, selector, options)),
    );
}

function refuseBoth(options: Options, command: Command): void {
  if (options.new && options.ifMatch !== undefined)
    command.error("error: give --new or --if-match, not both");
}

async function putDocument(
  context: CommandContext,
  selector: string,
  file: string,
  options: Options,
): Promise<void> {
  const text = await readText(context, file);
  const body = { text, ...expectation(options) };
  const written = await withOffice(context, (office) => office.putDocument({ params: { selector }, body }));
  tell(context, written, written.created ? "Created" : "Changed", options);
}

async function restoreDocument(
  context: CommandContext,
  params: { readonly selector: string; readonly version: number },
  options: Options,
): Promise<void> {
  const written = await withOffice(context, (office) =>
    office.restoreDocument({ params, body: expectation(options) }),
  );
  tell(context, written, `Restored version ${params.version} of`, options);
}

async function deleteDocument(
  context: CommandContext,
  selector: string,
  { ifMatch, json }: Options,
): Promise<void> {
  await withOffice(context, (office) => office.deleteDocument({ params: { selector }, query: { ifMatch } }));
  if (json) printJson(context, { deleted: selector });
  else printLine(context, `Deleted ${selector}.`);
}

function expectation({ ifMatch, new: isNew }: Options): { ifMatch?: string | null } {
  if (isNew) return { ifMatch: null };
  return ifMatch === undefined ? {} : { ifMatch };
}

function tell(context: CommandContext, written: DocumentFacts, what: string, { json }: Options): void {
  if (json) printJson(context, written);
  else
    printLine(
      context,
      `${what} ${written.selector}: version ${written.version}, entity-tag ${written.etag}.`,
    );
}

async function readText({ stdin }: CommandContext, file: string): Promise<string> {
  const octets = file === "-" ? await readOctets(stdin, DOCUMENT_BODY_LIMIT) : await readFileOctets(file);
  if (octets === undefined)
    throw new CommandFailure("What comes on standard input is too long for a document.");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    throw new CommandFailure(`${file === "-" ? "Standard input" : file} is not UTF-8 text.`);
  }
}
