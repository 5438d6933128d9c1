import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import { type Account, type DigestSecrets, everyService } from "@porchlight/accounts";
import { type Instant, instant } from "@porchlight/kernel";
import { answerChallenge, digestHa1 } from "@porchlight/sip-auth";
import { memoryStore, type Store } from "@porchlight/store";
import type { DocumentChanged } from "@porchlight/xdm";
import { NO_GRANTED_RIGHTS } from "@porchlight/xdm";
import { LibxmlSchemaValidator } from "@porchlight/xml-schema";
import type { Identity } from "../../admin/auth/identity";
import type { RawHandler } from "../../http/http-front";
import { createLogger } from "../../log/logger";
import { AccountDirectory } from "../../office/account-directory";
import { nodeHasher } from "../../runtime/node-hasher";
import { randomIds } from "../../runtime/random-ids";
import { testConfig } from "../../testing/test-config";
import { openXcap, type UserAccess } from "../open-xcap";
import type { XcapWrite } from "../xcap-parts";

export const PASSWORD = "wonderland";
export const ALICE = "sip:alice@office.test";
export const LISTS_TYPE = "application/resource-lists+xml";
export const ELEMENT_TYPE = "application/xcap-el+xml";
export const LISTS =
  '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="work"/></resource-lists>';
export const U = `/xcap-root/resource-lists/users/${ALICE}/index`;

const schemas = new LibxmlSchemaValidator();

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

export interface Wish {
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  readonly type?: string;
}

/** How credentials are made; what is left out is as a well-behaved client has it. */
export interface Login {
  readonly username?: string;
  readonly password?: string;
  readonly uri?: string;
  readonly nc?: number;
  readonly algorithm?: "MD5" | "SHA-256";
}

/** The XCAP edge over a real socket, with a clock that the test moves. */
export class XcapWorld {
  readonly changes: DocumentChanged[] = [];
  readonly writes: XcapWrite[] = [];
  readonly operators = new Map<string, Identity>();
  /** Other parts of the origin, asked first. */
  readonly beside: RawHandler[] = [];

  #access: UserAccess | undefined;

  private constructor(
    readonly store: Store,
    readonly directory: AccountDirectory,
    readonly port: number,
    readonly server: Server,
    private readonly time: { now: Instant },
  ) {}

  static async open(
    environment: Readonly<Record<string, string>> = {},
    store = memoryStore(),
  ): Promise<XcapWorld> {
    const config = testConfig(environment);
    const time = { now: instant(Date.parse("2030-01-01T12:00:00Z")) };
    const directory = new AccountDirectory(config.domain);
    directory.put(config.domains.flatMap((domain) => ["alice", "bob"].map((user) => account(user, domain))));
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const world = new XcapWorld(store, directory, port, server, time);
    const { edge, changes, access } = await openXcap({
      config,
      log: createLogger("silent"),
      clock: () => time.now,
      ids: randomIds(),
      hasher: nodeHasher,
      secret: "of this world",
      stores: store,
      directory,
      schemas,
      ...NO_GRANTED_RIGHTS,
      onWrite: (write) => world.writes.push(write),
      findOperator: async ({ authorization }) => world.operators.get(authorization ?? ""),
    });
    world.#access = access;
    changes.subscribe((change) => world.changes.push(change));
    server.on("request", (asked, response) => {
      const owner = world.beside.find((handler) => handler.owns(asked.url)) ?? edge;
      void owner.handle(asked, response);
    });
    return world;
  }

  /** How users and operators are let in. */
  get access(): UserAccess {
    if (this.#access === undefined) throw new Error("the world is not open yet");
    return this.#access;
  }

  get now(): Instant {
    return this.time.now;
  }

  advance(seconds: number): void {
    this.time.now = instant(this.time.now + seconds * 1000);
  }

  raw(method: string, path: string, { headers = {}, body = "", type }: Wish = {}): Promise<Answer> {
    const fields = { ...headers, ...(type === undefined ? {} : { "Content-Type": type }) };
    return new Promise((resolve, reject) => {
      const sent = request({ port: this.port, host: "127.0.0.1", method, path, agent: false });
      for (const [name, value] of Object.entries(fields)) sent.setHeader(name, value);
      sent.once("error", reject);
      sent.once("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          const octets = Buffer.concat(chunks);
          const { statusCode: status = 0, headers: received } = response;
          resolve({ status, headers: received, body: octets, text: octets.toString("utf8") });
        });
      });
      sent.end(body);
    });
  }

  async challenges(path = U): Promise<readonly string[]> {
    const { headers } = await this.raw("GET", path);
    return (headers["www-authenticate"] ?? "").split(/, (?=Digest )/);
  }

  credentials(challenges: readonly string[], method: string, path: string, login: Login = {}): string {
    const { username = "alice", password = PASSWORD, uri = path, nc = 1, algorithm } = login;
    const answer = answerChallenge(nodeHasher, challenges, {
      username,
      password,
      method,
      uri,
      nc,
      cnonce: createHash("md5").update(`${nc}`).digest("hex"),
      ...(algorithm === undefined ? {} : { algorithms: [algorithm] }),
    });
    if (answer === undefined) throw new Error("no challenge could be answered");
    return answer;
  }

  /** With credentials, as alice when nobody else is named. */
  async ask(method: string, path = U, wish: Wish = {}, login: Login = {}): Promise<Answer> {
    const authorization = this.credentials(await this.challenges(path), method, path, login);
    return this.raw(method, path, { ...wish, headers: { ...wish.headers, Authorization: authorization } });
  }

  put(text = LISTS, headers: Readonly<Record<string, string>> = {}, path = U): Promise<Answer> {
    return this.ask("PUT", path, { body: text, type: LISTS_TYPE, headers });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await this.store.close();
  }
}

export function account(user: string, domain: string, wish: Partial<Account> = {}): Account {
  return {
    aor: `sip:${user}@${domain}`,
    user,
    domain,
    displayName: user,
    kind: "person",
    disabled: false,
    services: everyService,
    secrets: secretsOf(user, domain),
    addressSecrets: secretsOf(`${user}@${domain}`, domain),
    createdAt: instant(0),
    updatedAt: instant(0),
    ...wish,
  };
}

function secretsOf(username: string, realm: string): DigestSecrets {
  const secret = (algorithm: "MD5" | "SHA-256") =>
    digestHa1(nodeHasher, algorithm, username, realm, PASSWORD);
  return { MD5: secret("MD5"), "SHA-256": secret("SHA-256") };
}
