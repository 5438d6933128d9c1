import { PassThrough, Readable } from "node:stream";
import { Command, CommanderError } from "commander";
import { type CommandContext, registerCommands } from "../../cli/commands/index";
import type { AdminWorld } from "./admin-world";

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `porchlight` with these arguments against a world, as the host's program does. */
export async function runCli(world: AdminWorld, argv: readonly string[], stdin = ""): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let status = 0;
  let opened = 0;
  const context: CommandContext = {
    stdin: Readable.from(stdin === "" ? [] : [Buffer.from(stdin)]),
    stdout,
    stderr,
    dataDir: async () => world.dataDir,
    openOffline: async () => {
      opened += 1;
      const { office: _, ...deps } = world.deps;
      return {
        deps: { ...deps, office: undefined, domains: world.deps.facts.domains },
        documents: async () => world.deps.documents,
        calendars: world.deps.calendars,
        close: async () => {
          opened -= 1;
        },
      };
    },
    exit: (code) => {
      status = code;
    },
  };
  const program = new Command("porchlight").exitOverride().configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
  });
  registerCommands(program, context);
  await program.parseAsync(argv, { from: "user" }).catch((error: unknown) => {
    if (!(error instanceof CommanderError)) throw error;
    status = error.exitCode === 0 ? 0 : 2;
  });
  if (opened !== 0) throw new Error("the store was left open");
  return { status, stdout: textOf(stdout), stderr: textOf(stderr) };
}

const textOf = (stream: PassThrough): string => String(stream.read() ?? "");
