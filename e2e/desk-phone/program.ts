import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

/** Whether a program is on the PATH. */
export const have = (program: string): boolean =>
  spawnSync("sh", ["-c", `command -v "$0"`, program]).status === 0;

/** A program from outside with everything it printed, without colours. */
export class Program {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #output = "";

  constructor(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: "pipe" });
    this.#exited = once(this.#child, "exit");
    const keep = (chunk: Buffer): void => {
      this.#output += withoutColour(chunk.toString("utf8"));
    };
    this.#child.stdout?.on("data", keep);
    this.#child.stderr?.on("data", keep);
    this.#child.stdin?.on("error", () => {});
  }

  get output(): string {
    return this.#output;
  }

  write(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  terminate(): void {
    this.#child.kill("SIGTERM");
  }

  /** Waits until it has printed this, after `from` characters of output. */
  async untilPrinted(text: RegExp, from = 0, timeoutMs = 10_000): Promise<void> {
    for (const end = Date.now() + timeoutMs; Date.now() < end; await delay(20)) {
      if (text.test(this.#output.slice(from))) return;
      if (this.#child.exitCode !== null) break;
    }
    throw new Error(`never printed ${text}:\n${this.#output.slice(-4000)}`);
  }

  /** Waits for its end, killing it after a while. */
  async exit(timeoutMs: number): Promise<number | null> {
    const patience = setTimeout(() => this.#child.kill("SIGKILL"), timeoutMs);
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.#exited;
    clearTimeout(patience);
    return this.#child.exitCode;
  }
}

/** Text without the colour codes of a terminal. */
export function withoutColour(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, "");
}
