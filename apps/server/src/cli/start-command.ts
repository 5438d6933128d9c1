import type { Command } from "commander";
import { createLogger } from "../log/logger";
import { type RunningOffice, startOffice } from "../office/office-server";
import { settings } from "./settings";
import { startBanner } from "./start-banner";
import { ProgressLine } from "./terminal";

/** A stop that takes longer than this is cut short. */
const stopBoundMs = 12_000;

/** `start`: runs the office until it is told to stop. */
export function registerStartCommand(program: Command): void {
  program
    .command("start")
    .description("Run the office: gateway, console, watcher and admin API on one origin")
    .action(runOffice);
}

async function runOffice(): Promise<void> {
  const startedAt = performance.now() - process.uptime() * 1000;
  const config = settings();
  const log = createLogger(config.logLevel);
  const progress = new ProgressLine();
  const stopEarly = (): never => process.exit(0);
  process.once("SIGTERM", stopEarly).once("SIGINT", stopEarly);
  const office = await startOffice(config, log, (step) => progress.show(step)).finally(() => progress.done());
  process.off("SIGTERM", stopEarly).off("SIGINT", stopEarly);
  stopOnSignal(office, (fields, message) => log.info(fields, message));
  process.on("uncaughtException", (error) =>
    log.error({ err: error }, "an unexpected fault; the server goes on"),
  );
  process.on("unhandledRejection", (error) =>
    log.error({ err: error }, "an unexpected fault; the server goes on"),
  );
  log.info({ ...office.facts, firstRun: office.facts.firstRun !== undefined }, "ready");
  // Standard output carries the log; people read the banner beside it.
  const output = process.stdout.isTTY ? process.stdout : process.stderr;
  output.write(startBanner(config, office.facts, performance.now() - startedAt));
}

/** The first signal stops in good order, the second at once. */
function stopOnSignal(office: RunningOffice, log: (fields: object, message: string) => void): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log({ signal }, "stopping");
    setTimeout(() => process.exit(1), stopBoundMs).unref();
    office.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(
          `The stop was not clean: ${error instanceof Error ? error.message : String(error)}\n`,
        );
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}
