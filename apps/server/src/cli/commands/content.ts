import { CONTENT_BODY_LIMIT, type ContentRow } from "@porchlight/admin-api";
import type { Command } from "commander";
import { allWindows } from "../../admin/cli/all-windows";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import { withServer } from "../../admin/cli/office-connection";
import { printJson, printLine, printTable } from "../../admin/cli/output";
import { readFileOctets } from "../../admin/cli/read-file-octets";
import { readOctets } from "../../admin/cli/read-octets";
import { runCommand } from "../../admin/cli/run-command";

interface ListOptions {
  readonly user?: string;
  readonly orphans?: boolean;
  readonly json?: boolean;
}

interface PutOptions {
  readonly type: string;
  readonly json?: boolean;
}

/** `content list|put|delete`: what the running server knows to be referred to, or not. */
export function registerContentCommands(program: Command, context: CommandContext): void {
  const content = program.command("content").description("Pictures and other objects of the content server");
  content
    .command("list")
    .description("Objects of everybody, and how much refers to each")
    .option("--user <address>", "of one user")
    .option("--orphans", "that nothing refers to")
    .option("--json")
    .action((options: ListOptions) => runCommand(context, () => listContent(context, options)));
  content
    .command("put")
    .description("Write an object for a user")
    .argument("<user>")
    .argument("<name>")
    .argument("<file>", "a file, or - for standard input")
    .requiredOption("--type <media type>", "such as image/png")
    .option("--json")
    .action((owner: string, name: string, file: string, options: PutOptions) =>
      runCommand(context, () => putContent(context, { owner, name }, file, options)),
    );
  content
    .command("delete")
    .description("Delete an object of a user")
    .argument("<user>")
    .argument("<name>")
    .action((owner: string, name: string) =>
      runCommand(context, async () => {
        await withServer(context, (server) => server.deleteContent({ params: { owner, name }, query: {} }));
        printLine(context, `Deleted ${name} of ${owner}.`);
      }),
    );
}

async function listContent(context: CommandContext, { user, orphans, json }: ListOptions): Promise<void> {
  const query = { owner: user, standing: orphans ? "orphan" : "all" } as const;
  const objects = await withServer(context, (server) =>
    allWindows((window) => server.listContent({ query: { ...query, ...window } })),
  );
  if (json) return printJson(context, objects);
  printTable(context, ["USER", "NAME", "TYPE", "OCTETS", "UNTIL", "REFERENCES"], objects.map(cells));
}

const cells = ({ owner, name, contentType, octets, expiresAt, references }: ContentRow): string[] => [
  owner,
  name,
  contentType,
  String(octets),
  expiresAt,
  String(references),
];

async function readObject({ stdin }: CommandContext, file: string): Promise<Buffer> {
  const octets = file === "-" ? await readOctets(stdin, CONTENT_BODY_LIMIT) : await readFileOctets(file);
  if (octets === undefined)
    throw new CommandFailure("What comes on standard input is too long for an object.");
  return octets;
}

async function putContent(
  context: CommandContext,
  params: { readonly owner: string; readonly name: string },
  file: string,
  { type, json }: PutOptions,
): Promise<void> {
  const data = (await readObject(context, file)).toString("base64");
  const written = await withServer(context, (server) =>
    server.putContent({ params, body: { contentType: type, data } }),
  );
  if (json) return printJson(context, written);
  printLine(
    context,
    `${written.created ? "Created" : "Replaced"} ${written.url}, until ${written.expiresAt}.`,
  );
}
