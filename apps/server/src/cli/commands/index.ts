import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { registerTokenCommands } from "./token";
import { registerUserCommands } from "./user";
import { registerWhoCommand } from "./who";

export type { CommandContext, OfflineOffice } from "../../admin/cli/command-context";

/** Adds `user`, `token` and `who`. Call `program.exitOverride()` before, so that usage errors can end with status 2. */
export function registerCommands(program: Command, context: CommandContext): void {
  registerUserCommands(program, context);
  registerTokenCommands(program, context);
  registerWhoCommand(program, context);
}
