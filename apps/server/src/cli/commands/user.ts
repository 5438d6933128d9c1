import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { registerUserAdd } from "./user-add";
import { registerUserChanges } from "./user-changes";
import { registerUserErase } from "./user-erase";
import { registerUserExport } from "./user-export";
import { registerUserImport } from "./user-import";
import { registerUserList } from "./user-list";
import { registerUserSet } from "./user-set";

/** `user add|set|list|show|disable|enable|delete|import|export|erase`. */
export function registerUserCommands(program: Command, context: CommandContext): void {
  const user = program.command("user").description("People, roles and rooms that may use the service");
  registerUserAdd(user, context);
  registerUserSet(user, context);
  registerUserList(user, context);
  registerUserChanges(user, context);
  registerUserImport(user, context);
  registerUserExport(user, context);
  registerUserErase(user, context);
}
