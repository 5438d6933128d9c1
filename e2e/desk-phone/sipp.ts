import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { samplePassword } from "../support/office";
import { Program } from "./program";

export type Transport = "udp" | "tcp";

export interface Call {
  readonly scenario: string;
  readonly sipPort: number;
  readonly transport: Transport;
  readonly user: string;
  /** Of its own; any when left out. */
  readonly localPort?: number;
  /** How long a pause is whose scenario does not say. */
  readonly pauseMs?: number;
  /** Further words that the scenario has in brackets. */
  readonly words?: Readonly<Record<string, string>>;
}

/** One run of one scenario by sipp. */
export class SippCall {
  readonly #folder = mkdtempSync(join(tmpdir(), "porchlight-sipp-"));
  readonly #program: Program;

  constructor({ scenario, sipPort, transport, user, localPort, pauseMs = 0, words = {} }: Call) {
    const keys = { user, domain: "office.test", ...words };
    this.#program = new Program("sipp", [
      `127.0.0.1:${sipPort}`,
      ...["-sf", join(import.meta.dirname, "scenarios", `${scenario}.xml`)],
      ...["-t", transport === "udp" ? "u1" : "t1", "-i", "127.0.0.1", "-m", "1", "-nostdin"],
      ...["-au", user, "-ap", samplePassword],
      ...["-d", String(pauseMs), ...(localPort === undefined ? [] : ["-p", String(localPort)])],
      ...Object.entries(keys).flatMap(([key, value]) => ["-key", key, value]),
      ...["-timeout", "20", "-timeout_error"],
      ...["-trace_logs", "-log_file", this.#file("log")],
      ...["-trace_msg", "-message_file", this.#file("messages")],
      ...["-trace_err", "-error_file", this.#file("errors")],
    ]);
  }

  /** What the scenario logged so far. */
  get log(): string {
    return this.#read("log");
  }

  async untilLogged(text: string): Promise<void> {
    for (const end = Date.now() + 10_000; Date.now() < end; await delay(20))
      if (this.log.includes(text)) return;
    await this.end();
    throw new Error(`the scenario never came to "${text}"`);
  }

  /** Waits for the end, gives what was logged, and throws with all messages when the call went wrong. */
  async end(): Promise<string> {
    const status = await this.#program.exit(25_000);
    const [log, story] = [this.log, `${this.#read("errors")}\n${this.#read("messages")}`];
    rmSync(this.#folder, { recursive: true, force: true });
    if (status !== 0) throw new Error(`sipp ended with status ${status}:\n${story}`);
    return log;
  }

  /** Ends it at once, if it still runs. */
  async stop(): Promise<void> {
    await this.#program.exit(0);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #file(name: string): string {
    return join(this.#folder, name);
  }

  #read(name: string): string {
    return existsSync(this.#file(name)) ? readFileSync(this.#file(name), "utf8") : "";
  }
}

/** Runs a scenario to its end and gives what it logged. */
export const sipp = (call: Call): Promise<string> => new SippCall(call).end();
