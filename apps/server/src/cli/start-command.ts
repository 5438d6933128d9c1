import type { Command } from "commander";
import type { Config } from "../config";
import { createLogger, type Logger } from "../log/logger";
import { type RunningOffice, startOffice } from "../office/office-server";
import { settings } from "./settings";
import { startBanner } from "./start-banner";
import type { StopSignals } from "./stop-signals";
import { ProgressLine } from "./terminal";

/** `start`: runs the office until it is told to stop. */
export function registerStartCommand(program: Command, signals: StopSignals): void {
  program
    .command("start")
    .description("Run the office: gateway, console, watcher and admin API on one origin")
    .action(() => runOffice(signals));
}

/** Ends the process when it was told to stop, in good order. Rejects when the office cannot start. */
async function runOffice(signals: StopSignals): Promise<void> {
  const startedAt = performance.now() - process.uptime() * 1000;
  signals.listen();
  outliveReaders();
  const config = settings();
  const log = createLogger(config.logLevel);
  void signals.asked.then((signal) => log.info({ signal }, "stopping"));
  const office = await openOffice(config, log, signals);
  if (office === undefined) process.exit(0);
  outliveFaults(log);
  reloadOnHangUp(office);
  if (!signals.isAsked) announce(config, log, office, performance.now() - startedAt);
  await signals.asked;
  await stop(office);
}

/** Undefined when a signal came first: the start ends before its next step and closes what it had opened. */
async function openOffice(
  config: Config,
  log: Logger,
  signals: StopSignals,
): Promise<RunningOffice | undefined> {
  const progress = new ProgressLine();
  const ended = new Error("a signal ended the start");
  const enter = (step: string): void => {
    if (signals.isAsked) throw ended;
    progress.show(step);
  };
  try {
    return await startOffice(config, log, enter);
  } catch (error) {
    if (error === ended) return undefined;
    throw error;
  } finally {
    progress.done();
  }
}

/** When the reader of the log has gone the office goes on; a fault of its own for each lost line would have no end. */
function outliveReaders(): void {
  for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);
}

function outliveFaults(log: Logger): void {
  const goOn = (error: unknown): void => log.error({ err: error }, "an unexpected fault; the server goes on");
  process.on("uncaughtException", goOn).on("unhandledRejection", goOn);
}

/** Without a terminal nobody hangs up: then SIGHUP asks for the new certificate. */
function reloadOnHangUp(office: RunningOffice): void {
  if (!process.stdin.isTTY && !process.stdout.isTTY) process.on("SIGHUP", () => office.reload());
}

function announce(config: Config, log: Logger, { facts }: RunningOffice, milliseconds: number): void {
  log.info({ ...facts, firstRun: facts.firstRun !== undefined }, "ready");
  // Standard output carries the log; people read the banner beside it.
  const output = process.stdout.isTTY ? process.stdout : process.stderr;
  output.write(startBanner(config, facts, milliseconds));
}

async function stop(office: RunningOffice): Promise<never> {
  try {
    await office.stop();
    process.exit(0);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The stop was not clean: ${reason}\n`);
    process.exit(1);
  }
}
