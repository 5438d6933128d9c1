import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { connect, createServer } from "node:net";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Logger } from "../log/logger";
import { untrustedText } from "../log/untrusted-text";

export type ConsoleState = "missing" | "starting" | "up";

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** A run of this length shows that the console is well: the next pause is short again. */
const healthyMs = 60_000;
const stopGraceMs = 2000;
const pollMs = 100;

/** Ends the child when this process is gone, however it went. */
const dieWithParent = 'data:text/javascript,process.on("disconnect",()=>process.exit(0))';

/** Runs the console's own server on a loopback port, and again when it ends. */
export class ConsoleProcess {
  readonly #serverFile: string;
  readonly #log: Logger;
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #restart: NodeJS.Timeout | undefined;
  #pauseMs = firstPauseMs;
  #port = 0;
  #isUp = false;
  #isStopping = false;

  /** `environment`: what the console is told, besides where to listen. */
  constructor(serverFile: string, environment: Readonly<Record<string, string>>, log: Logger) {
    this.#serverFile = serverFile;
    this.#environment = environment;
    this.#log = log;
  }

  get state(): ConsoleState {
    if (this.#isUp) return "up";
    return existsSync(this.#serverFile) ? "starting" : "missing";
  }

  /** Origin of the running console. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  start(): void {
    if (this.#isStopping || !existsSync(this.#serverFile)) return;
    void this.#run().catch((error: unknown) =>
      this.#log.error({ err: error }, "the console could not be started"),
    );
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGTERM");
    const patience = setTimeout(() => child.kill("SIGKILL"), stopGraceMs);
    await ended;
    clearTimeout(patience);
  }

  async #run(): Promise<void> {
    this.#port = await freePort();
    if (this.#isStopping) return;
    const startedAt = performance.now();
    const child = spawn(process.execPath, ["--import", dieWithParent, this.#serverFile], {
      cwd: dirname(this.#serverFile),
      env: this.#childEnvironment(),
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child = child;
    this.#relay(child);
    child.once("error", (error) => this.#log.error({ err: error }, "the console could not be started"));
    child.once("exit", (code, signal) => this.#ended(code, signal, performance.now() - startedAt));
    await this.#awaitAnswer(child);
  }

  /** Only what it needs: the settings of the server hold passwords. */
  #childEnvironment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      HOSTNAME: "127.0.0.1",
      PORT: String(this.#port),
      ...this.#environment,
    };
  }

  async #awaitAnswer(child: ChildProcess): Promise<void> {
    while (child === this.#child && child.exitCode === null && !this.#isStopping) {
      if (await answers(this.#port)) {
        this.#isUp = true;
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  #ended(code: number | null, signal: string | null, livedMs: number): void {
    this.#isUp = false;
    this.#child = undefined;
    if (this.#isStopping) return;
    this.#pauseMs = livedMs > healthyMs ? firstPauseMs : Math.min(this.#pauseMs * 2, longestPauseMs);
    this.#log.warn({ code, signal, restartInMs: this.#pauseMs }, "the console ended and is started again");
    this.#restart = setTimeout(() => this.start(), this.#pauseMs);
    this.#restart.unref();
  }

  #relay(child: ChildProcess): void {
    const relay = (stream: NodeJS.ReadableStream | null, level: "debug" | "warn"): void => {
      if (stream === null) return;
      createInterface({ input: stream }).on("line", (line) => {
        if (line.trim() !== "") this.#log[level]({ line: untrustedText(line) }, "console");
      });
    };
    relay(child.stdout, "debug");
    relay(child.stderr, "warn");
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const settle = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}
