import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { registerBanCommands } from "./ban";
import { registerCalendarCommands } from "./calendar";
import { registerChargingCommands } from "./charging";
import { registerContentCommands } from "./content";
import { registerDocumentCommands } from "./document";
import { registerOperatorCommands } from "./operator";
import { registerPeerCommands } from "./peer";
import { registerQuotaCommands } from "./quota";
import { registerTokenCommands } from "./token";
import { registerTraceCommand } from "./trace";
import { registerUserCommands } from "./user";
import { registerWhoCommand } from "./who";
import { registerWhyCommand } from "./why";

export type { CommandContext, OfflineOffice } from "../../admin/cli/command-context";

/** Adds every command of the admin API. Call `program.exitOverride()` before, so that usage errors can end with status 2. */
export function registerCommands(program: Command, context: CommandContext): void {
  registerUserCommands(program, context);
  registerOperatorCommands(program, context);
  registerTokenCommands(program, context);
  registerDocumentCommands(program, context);
  registerContentCommands(program, context);
  registerCalendarCommands(program, context);
  registerBanCommands(program, context);
  registerPeerCommands(program, context);
  registerChargingCommands(program, context);
  registerQuotaCommands(program, context);
  registerTraceCommand(program, context);
  registerWhoCommand(program, context);
  registerWhyCommand(program, context);
}
