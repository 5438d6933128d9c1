import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { builtProgram } from "./built-program";

/** A start takes seconds on a busy machine. */
const patienceMs = 25_000;

/** How a process ended: with a status, or by a signal that it did not catch. */
export interface End {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * `porchlight` as a process of its own, for as long as the test runs; its data directory is new unless the environment
 * names one.
 */
export class PorchlightProcess {
  readonly child: ChildProcess;
  readonly dataDir: string;
  readonly ended: Promise<End>;
  stdout = "";
  stderr = "";

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.dataDir = environment.PORCHLIGHT_DATA_DIR ?? mkdtempSync(join(tmpdir(), "porchlight-cli-"));
    const child = spawn(process.execPath, [builtProgram(), ...args], {
      env: {
        PATH: process.env.PATH,
        PORCHLIGHT_DATA_DIR: this.dataDir,
        PORCHLIGHT_HTTP_PORT: "0",
        PORCHLIGHT_MANAGEMENT_PORT: "0",
        PORCHLIGHT_SIP_PORT: "0",
        PORCHLIGHT_CONSOLE: "off",
        ...environment,
      },
      stdio: ["pipe", "pipe", "pipe"],
    });
    child.stdin.end();
    onTestFinished(() => void child.kill("SIGKILL"));
    this.child = child;
    this.ended = new Promise((resolve) =>
      child.once("close", (status, signal) => resolve({ status, signal })),
    );
    child.stdout.on("data", (chunk) => {
      this.stdout += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      this.stderr += String(chunk);
    });
  }

  /** Waits until something holds of the process; fails when it ends before. */
  async until(what: string, holds: (running: PorchlightProcess) => boolean): Promise<void> {
    const deadline = performance.now() + patienceMs;
    while (!holds(this)) {
      if (this.child.exitCode !== null || performance.now() > deadline) {
        throw new Error(`it did not come about that ${what}: ${this.stderr}`);
      }
      await pause(2);
    }
  }

  /** The messages of the log, in their order. */
  get logged(): readonly string[] {
    return this.stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => (JSON.parse(line) as { msg: string }).msg);
  }
}
