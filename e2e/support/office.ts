import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const main = join(import.meta.dirname, "../../apps/server/dist/main.js");

export const samplePassword = "porch-light-sample";
export const adminPassword = "porch-light-admin";

/** What the first start of an office heeds, or would be seen to do. */
const OF_FIRST_START = /^PORCHLIGHT_(?:DOMAIN|LOG_LEVEL|POLICY_DEFAULT_|SAMPLE_|XCAP_ROOT)/;

/** The built product with the sample office, on ports and in a folder of its own. */
export class Office {
  readonly #folder = mkdtempSync(join(tmpdir(), "porchlight-e2e-"));
  readonly #environment: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;
  #output = "";

  private constructor(
    readonly httpPort: number,
    readonly sipPort: number,
    readonly managementPort: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {
    this.#environment = {
      ...process.env,
      PORCHLIGHT_DATA_DIR: this.#folder,
      PORCHLIGHT_LISTEN: "127.0.0.1",
      PORCHLIGHT_HTTP_PORT: String(httpPort),
      PORCHLIGHT_SIP_PORT: String(sipPort),
      PORCHLIGHT_MANAGEMENT_PORT: String(managementPort),
      PORCHLIGHT_ADMIN_PASSWORD: adminPassword,
      PORCHLIGHT_SAMPLE_OFFICE: "on",
      PORCHLIGHT_SAMPLE_PASSWORD: samplePassword,
      ...settings,
    };
  }

  static async open(settings: Readonly<Record<string, string>> = {}): Promise<Office> {
    const office = await Office.#unopened(settings);
    if (!Object.keys(settings).some((name) => OF_FIRST_START.test(name))) {
      Office.#once ??= Office.#startedOnce();
      cpSync(await Office.#once, office.folder, { recursive: true });
    }
    await office.start();
    return office;
  }

  static async #unopened(settings: Readonly<Record<string, string>>): Promise<Office> {
    const [http, sip, management] = await Promise.all([freePort(), freePort(), freePort()]);
    return new Office(http, sip, management, settings);
  }

  /** The folder of an office that nobody has used yet: a first start makes the same each time, and takes longer. */
  static #once: Promise<string> | undefined;

  static async #startedOnce(): Promise<string> {
    const office = await Office.#unopened({ PORCHLIGHT_CONSOLE: "off" });
    process.once("exit", () => rmSync(office.folder, { recursive: true, force: true }));
    await office.start();
    await office.kill("SIGTERM");
    // Every office makes its own.
    rmSync(join(office.folder, "secrets.json"));
    return office.folder;
  }

  /** Another server on the same data, with ports of its own, that waits until this one ends. */
  async standby(): Promise<Office> {
    const [http, sip, management] = await Promise.all([freePort(), freePort(), freePort()]);
    const other = new Office(http, sip, management, {
      ...this.settings,
      PORCHLIGHT_DATA_DIR: this.#folder,
      PORCHLIGHT_STANDBY: "on",
    });
    other.#spawn();
    return other;
  }

  get url(): string {
    return `http://127.0.0.1:${this.httpPort}`;
  }

  get folder(): string {
    return this.#folder;
  }

  get environment(): NodeJS.ProcessEnv {
    return this.#environment;
  }

  /** What the server printed so far. */
  get output(): string {
    return this.#output;
  }

  start(): Promise<void> {
    this.#spawn();
    return this.ready();
  }

  #spawn(): void {
    const child = spawn(process.execPath, [main, "start"], {
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    const keep = (chunk: Buffer): void => {
      this.#output += chunk.toString("utf8");
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
  }

  /** Rejects when the server ends, or is not ready in 30 s. */
  async ready(): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      const { exitCode } = this.#process ?? {};
      if (typeof exitCode === "number")
        throw new Error(`the server ended with status ${exitCode}:\n${this.#output}`);
      if (await this.#isReady()) return;
      await delay(50);
    }
    throw new Error(`the server was not ready in 30 s:\n${this.#output}`);
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`http://127.0.0.1:${this.managementPort}/readyz`)).ok;
    } catch {
      return false;
    }
  }

  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<number | null> {
    const child = this.#process;
    if (child === undefined) return null;
    this.#process = undefined;
    if (child.exitCode === null) {
      child.kill(signal);
      await once(child, "exit");
    }
    return child.exitCode;
  }

  async restart(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    await this.kill(signal);
    await this.start();
  }

  async close(): Promise<void> {
    await this.kill("SIGTERM");
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Ports below those that the system gives to clients, some for each worker: two servers never want the same. */
const FIRST_PORT = 20_000;
const PORTS_PER_WORKER = 3000;

const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0);
let nextPort = Math.floor(Math.random() * PORTS_PER_WORKER);

export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORTS_PER_WORKER; tries += 1) {
    nextPort = (nextPort + 1) % PORTS_PER_WORKER;
    const port = FIRST_PORT + worker * PORTS_PER_WORKER + nextPort;
    if (await isFree(port)) return port;
  }
  throw new Error("no port is free");
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
