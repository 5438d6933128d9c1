import type { Command } from "commander";
import type { CommandContext } from "../../admin/cli/command-context";
import { CommandFailure } from "../../admin/cli/command-failure";
import { withServer } from "../../admin/cli/office-connection";
import { printJson, printLine } from "../../admin/cli/output";
import { withProgress } from "../../admin/cli/progress";
import { runCommand } from "../../admin/cli/run-command";

interface Options {
  readonly json?: boolean;
  readonly confirm?: string;
}

/** `user erase ADDRESS --confirm ADDRESS`. */
export function registerUserErase(user: Command, context: CommandContext): void {
  user
    .command("erase")
    .description("Delete a user and take its address out of everything that is kept, for good")
    .argument("<address>")
    .option("--confirm <address>", "the same address once more")
    .option("--json")
    .action((aor: string, { confirm, json }: Options) =>
      runCommand(context, async () => {
        if (confirm !== aor)
          throw new CommandFailure(`This cannot be undone. Say it again with --confirm ${aor}`);
        const erased = await withProgress(
          context,
          "Erasing",
          withServer(context, (server) => server.eraseUser({ params: { aor } })),
        );
        if (json) printJson(context, erased);
        else printLine(context, `Erased ${aor} from ${erased.rows} rows; ${erased.pseudonym} stands for it.`);
      }),
    );
}
