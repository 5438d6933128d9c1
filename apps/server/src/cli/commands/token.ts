import { AGENT_ELEMENTS, type Role, roles } from "@porchlight/admin-api";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import { withOffice } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { runCommand } from "../../admin/cli/run-command";
import { lifetime } from "./lifetime-option";

interface Options {
  readonly role?: Role;
  readonly agent?: string;
  readonly watcher?: string;
  readonly for?: readonly string[];
  readonly elements?: readonly string[];
  readonly rate: number;
  readonly longest: number;
  readonly origins?: readonly string[];
  readonly streams: number;
  readonly expires: number;
  readonly label: string;
  readonly json?: boolean;
}

/** `token create`. */
export function registerTokenCommands(program: Command, context: CommandContext): void {
  program
    .command("token")
    .description("API tokens for programs")
    .command("create")
    .description(
      "Create a token for the admin API, an agent that publishes, or a watcher; it is printed this once",
    )
    .addOption(
      new Option("--role <role>", "what the token may do").choices(roles).conflicts(["agent", "watcher"]),
    )
    .addOption(
      new Option("--agent <name>", "the agent that publishes with it, such as door").conflicts("watcher"),
    )
    .option("--watcher <address>", "whom it watches as over HTTP: an address, or anonymous")
    .option("--for <who...>", "whom it may publish for or watch: all, domains (to publish), or addresses")
    .addOption(
      new Option("--elements <names...>", "what it may say; all when left out").choices(AGENT_ELEMENTS),
    )
    .option("--rate <count>", "requests a minute", count, 120)
    .option("--longest <time>", "longest life of what it publishes: 8h, 1d", lifetime, 3600)
    .option("--origins <origins...>", "pages that may watch with it, such as https://www.example.com")
    .option("--streams <count>", "streams that may be open with it at the same time", count, 100)
    .requiredOption("--expires <time>", "how long it lives: 90m, 12h, 30d", lifetime)
    .option("--label <text>", "what it is for", "command line")
    .option("--json")
    .action((options: Options, command: Command) => {
      const { agent, role, watcher } = options;
      if (agent !== undefined) return runCommand(context, () => createAgentToken(context, agent, options));
      if (role !== undefined) return runCommand(context, () => createToken(context, role, options));
      if (watcher !== undefined)
        return runCommand(context, () => createWatcherToken(context, watcher, options));
      return command.error("error: give --role for the admin API, --agent to publish, or --watcher to watch");
    });
}

async function createToken(context: CommandContext, role: Role, options: Options): Promise<void> {
  const { expires, label, json } = options;
  const body = { role, label, expiresInSeconds: expires };
  const created = await withOffice(context, (office) => office.createToken({ body }));
  if (json) return printJson(context, created);
  printLine(context, created.secret);
  context.stderr.write(`Role ${role}, until ${created.token.expiresAt}. It is not shown again.\n`);
}

async function createAgentToken(context: CommandContext, agent: string, options: Options): Promise<void> {
  const { elements, rate, longest, expires, json } = options;
  const scope = {
    reach: reachOf(options.for ?? []),
    elements:
      elements === undefined ? ("all" as const) : AGENT_ELEMENTS.filter((each) => elements.includes(each)),
    requestsPerMinute: rate,
    maxLifetimeSeconds: longest,
  };
  const body = { agent, scope, expiresInSeconds: expires };
  const created = await withOffice(context, (office) => office.createAgentToken({ body }));
  if (json) return printJson(context, created);
  printLine(context, created.secret);
  context.stderr.write(`Agent ${agent}, until ${created.token.expiresAt}. It is not shown again.\n`);
}

async function createWatcherToken(context: CommandContext, watcher: string, options: Options): Promise<void> {
  const { label, expires, origins = [], streams, json } = options;
  const isAnonymous = watcher === "anonymous";
  const scope = { presentities: watchedOf(options.for ?? []), origins: [...origins], streams };
  const body = { label, watcher: isAnonymous ? null : watcher, scope, expiresInSeconds: expires };
  const created = await withOffice(context, (office) => office.createWatcherToken({ body }));
  if (json) return printJson(context, created);
  printLine(context, created.secret);
  const whose = isAnonymous ? "an anonymous watcher" : (created.token.watcher ?? watcher);
  context.stderr.write(`Watches as ${whose}, until ${created.token.expiresAt}. It is not shown again.\n`);
}

function watchedOf(who: readonly string[]): string[] | null {
  if (who.length === 1 && who[0] === "all") return null;
  if (who.length > 0 && who.every((each) => each.includes("@"))) return [...who];
  throw new CommandFailure("Give --for: all, or addresses.");
}

/** Whoever has an `@` is an address, other words are domains. */
function reachOf(who: readonly string[]) {
  const addresses = who.filter((each) => each.includes("@"));
  if (who.length === 0) throw new CommandFailure("Give --for: all, domains, or addresses.");
  if (who.length === 1 && who[0] === "all") return { kind: "all" as const };
  if (addresses.length === who.length) return { kind: "list" as const, addresses };
  if (addresses.length === 0) return { kind: "domains" as const, domains: [...who] };
  throw new CommandFailure("--for takes all, domains or addresses, one kind of them.");
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("Give a whole number from 1 on.");
  return value;
}
