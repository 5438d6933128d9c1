import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { paths } from "../paths";
import { StartupError } from "../runtime/startup-error";

/** `bench`: the measurements of the repository, which has what they need. */
export function registerBenchCommand(program: Command): void {
  program
    .command("bench")
    .description("Measure this server, and Kamailio beside it where it is installed")
    .argument("[arguments...]", "see porchlight bench --help")
    .allowUnknownOption()
    .helpOption(false)
    .action((args: readonly string[]) => {
      if (!existsSync(paths.bench))
        throw new StartupError("The bench is part of the repository: run it in a clone.");
      process.exitCode =
        spawnSync(process.execPath, [paths.bench, ...args], { stdio: "inherit" }).status ?? 1;
    });
}
