import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { TestAuthority } from "../../testing/test-authority";

/** Where Debian puts it (package freediameter). */
const command = "/usr/bin/freeDiameterd";
const extension = "/usr/lib/freeDiameter/acl_wl.fdx";

export const hasFreeDiameter = existsSync(command) && existsSync(extension);

export interface RelayWish {
  readonly host: string;
  readonly realm: string;
  readonly port: number;
  readonly securePort: number;
  /** A peer that it calls. */
  readonly cdf?: { readonly host: string; readonly port: number };
  /** A peer that may call it without TLS. */
  readonly client: string;
}

/** freeDiameter, which nobody here wrote, as a relay between us and a charging data function. */
export class FreeDiameter {
  readonly log: string[] = [];
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.#ended = new Promise((resolve) => process.once("exit", () => resolve()));
    for (const stream of [process.stdout, process.stderr])
      stream?.on("data", (chunk: Buffer) => this.log.push(chunk.toString()));
  }

  static async start(wish: RelayWish): Promise<FreeDiameter> {
    const folder = mkdtempSync(join(tmpdir(), "free-diameter-"));
    const authority = await TestAuthority.create();
    const pems = await authority.issuePems({ dnsNames: [wish.host], commonName: wish.host });
    const write = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const [cert, key, ca] = [
      write("cert.pem", pems.cert),
      write("key.pem", pems.key),
      write("ca.pem", authority.cert),
    ];
    const allowed = write("allowed.conf", `ALLOW_IPSEC ${wish.client}\n`);
    const configuration = [
      `Identity = "${wish.host}";`,
      `Realm = "${wish.realm}";`,
      `Port = ${wish.port};`,
      `SecPort = ${wish.securePort};`,
      "No_SCTP;",
      "No_IPv6;",
      'ListenOn = "127.0.0.1";',
      `TLS_Cred = "${cert}", "${key}";`,
      `TLS_CA = "${ca}";`,
      `LoadExtension = "acl_wl.fdx" : "${allowed}";`,
      'LoadExtension = "dict_nasreq.fdx";',
      'LoadExtension = "dict_dcca.fdx";',
      'LoadExtension = "dict_dcca_3gpp.fdx";',
      ...(wish.cdf === undefined
        ? []
        : [
            `ConnectPeer = "${wish.cdf.host}" { ConnectTo = "127.0.0.1"; No_TLS; port = ${wish.cdf.port}; };`,
          ]),
    ].join("\n");
    const file = write("freeDiameter.conf", `${configuration}\n`);
    const started = new FreeDiameter(spawn(command, ["-c", file], { stdio: ["ignore", "pipe", "pipe"] }));
    await eventuallyListens(wish.port);
    return started;
  }

  async stop(): Promise<void> {
    this.#process.kill("SIGTERM");
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), 3000);
    await this.#ended;
    clearTimeout(timer);
  }
}

async function eventuallyListens(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await takesConnections(port)) return;
    await pause(50);
  }
  throw new Error("freeDiameter does not listen");
}

const takesConnections = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
