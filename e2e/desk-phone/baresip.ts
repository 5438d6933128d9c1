import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort, samplePassword } from "../support/office";
import { have, Program, withoutColour } from "./program";

export interface BaresipSettings {
  readonly user: string;
  readonly transport: "udp" | "tcp";
  readonly sipPort: number;
  readonly watches: string;
  readonly password?: string;
  /** Its line of the file of accounts; made of the settings when left out. */
  readonly accountLine?: string;
  /** It looks for messages that wait. */
  readonly hasMailbox?: boolean;
}

/** Where the modules of baresip are; undefined when baresip or they are not installed. */
export const baresipModules = have("baresip")
  ? ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib"]
      .map((folder) => join(folder, "baresip/modules"))
      .find((folder) => existsSync(folder))
  : undefined;

const configuration = (
  controlPort: number,
  { hasMailbox = false }: BaresipSettings,
): string => `poll_method epoll
sip_listen 127.0.0.1:0
module_path ${baresipModules}
module ctrl_tcp.so
module_app account.so
module_app contact.so
module_app menu.so
module_app presence.so
${hasMailbox ? "module_app mwi.so\n" : ""}ctrl_tcp_listen 127.0.0.1:${controlPort}
`;

const account = ({
  user,
  transport,
  sipPort,
  password = samplePassword,
  accountLine,
}: BaresipSettings): string =>
  accountLine ??
  `<sip:${user}@office.test;transport=${transport}>;auth_user=${user};auth_pass=${password};outbound="sip:127.0.0.1:${sipPort};transport=${transport}";regint=600;pubint=600\n`;

const contact = ({ watches }: BaresipSettings): string =>
  `"${watches}" <sip:${watches}@office.test>;presence=p2p\n`;

/** A running baresip with one account and one contact, steered over its control port. */
export class Baresip {
  readonly #folder: string;
  readonly #program: Program;
  readonly #control: Socket;
  #heard = "";
  #commands = 0;

  private constructor(folder: string, program: Program, control: Socket) {
    this.#folder = folder;
    this.#program = program;
    this.#control = control;
    control.on("data", (chunk: Buffer) => {
      this.#heard += chunk.toString("utf8");
    });
    control.on("error", () => {});
  }

  static async start(settings: BaresipSettings): Promise<Baresip> {
    const folder = mkdtempSync(join(tmpdir(), "porchlight-baresip-"));
    const controlPort = await freePort();
    writeFileSync(join(folder, "config"), configuration(controlPort, settings));
    writeFileSync(join(folder, "accounts"), account(settings));
    writeFileSync(join(folder, "contacts"), contact(settings));
    const program = new Program("baresip", ["-f", folder, "-s"]);
    try {
      await program.untilPrinted(/baresip is ready/);
      const control = connect(controlPort, "127.0.0.1");
      await once(control, "connect");
      return new Baresip(folder, program, control);
    } catch (error) {
      await program.exit(0);
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** What it printed: its messages and, between them, every SIP message. */
  get output(): string {
    return this.#program.output;
  }

  untilPrinted(text: RegExp, timeoutMs?: number): Promise<void> {
    return this.#program.untilPrinted(text, 0, timeoutMs);
  }

  /** Waits until it has printed nothing for half a second. */
  async untilQuiet(): Promise<void> {
    for (let length = -1; length !== this.output.length; await delay(500)) length = this.output.length;
  }

  /** Waits for the state of its registration. */
  untilRegistration(state: "OK" | "ERR"): Promise<void> {
    return this.#untilAnswer("reginfo", new RegExp(`@office\\.test +${state} `));
  }

  /** Waits until it tells this of its mailbox, as a voicemail lamp does. */
  untilMailbox(text: string): Promise<void> {
    return this.#program.untilPrinted(new RegExp(`----- MWI for [^\\n]* -----\\s+${text}`));
  }

  /** Waits until the contact list shows this status before the name. */
  untilShown(status: "Online" | "Offline", name: string): Promise<void> {
    return this.#untilAnswer("contacts", new RegExp(`${status} ${name} `));
  }

  async #untilAnswer(command: string, wanted: RegExp): Promise<void> {
    let answer = "";
    for (const end = Date.now() + 15_000; Date.now() < end; await delay(100)) {
      answer = await this.command(command);
      if (wanted.test(answer)) return;
    }
    throw new Error(`${command} never showed ${wanted}:\n${answer}\n${this.output.slice(-4000)}`);
  }

  /** Sets its own status: a command of its own in baresip 1.0, a parameter since 1.1. */
  async setPresence(status: "online" | "offline"): Promise<void> {
    const answer = await this.command(`presence_${status}`);
    if (answer.includes("command not found")) await this.command("presence", status);
  }

  /** Gives a command and returns what it prints. */
  async command(command: string, params = ""): Promise<string> {
    this.#commands += 1;
    const token = `t${this.#commands}`;
    const text = JSON.stringify({ command, params, token });
    this.#control.write(`${Buffer.byteLength(text)}:${text},`);
    const pattern = new RegExp(`"data":"((?:[^"\\\\]|\\\\.)*)","token":"${token}"`);
    for (const end = Date.now() + 5000; Date.now() < end; await delay(10)) {
      const data = pattern.exec(this.#heard)?.[1];
      if (data !== undefined) return withoutColour(JSON.parse(`"${data}"`));
    }
    throw new Error(`no answer to the command ${command}`);
  }

  /** Ends it: it takes back what it published, unsubscribes and unregisters. */
  async close(): Promise<number | null> {
    this.#program.terminate();
    const status = await this.#program.exit(5000);
    this.#control.destroy();
    rmSync(this.#folder, { recursive: true, force: true });
    return status;
  }
}
