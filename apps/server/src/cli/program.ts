import { Command, CommanderError } from "commander";
import { StartupError } from "../runtime/startup-error";
import { version } from "../version";
import { registerBackupCommand } from "./backup-command";
import { registerBenchCommand } from "./bench-command";
import { registerCommands } from "./commands";
import { registerConfigCommand } from "./config-command";
import { registerDoctorCommand } from "./doctor-command";
import { registerOfficeCommands } from "./office-commands";
import { commandContext } from "./offline-office";
import { registerStartCommand } from "./start-command";
import type { StopSignals } from "./stop-signals";

/** Runs the command line. Resolves with the exit status: 0, 1 (it failed), 2 (usage); undefined when the command has set it. */
export async function runCommandLine(
  argv: readonly string[],
  signals: StopSignals,
): Promise<number | undefined> {
  const program = new Command("porchlight")
    .description("SIP presence for an office")
    .version(version)
    .showHelpAfterError("Run porchlight --help for the commands.")
    .exitOverride();
  registerStartCommand(program, signals);
  registerConfigCommand(program);
  registerDoctorCommand(program);
  registerBackupCommand(program);
  registerBenchCommand(program);
  registerCommands(program, commandContext);
  registerOfficeCommands(program, commandContext);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return undefined;
  } catch (error) {
    return statusOf(error);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const sentence = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${sentence}\n`);
  if (!(error instanceof StartupError) && error instanceof Error)
    process.stderr.write(`${error.stack ?? ""}\n`);
  return 1;
}
