import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AdminClient, createAdminClient, type WatcherScopeField } from "@porchlight/admin-api";
import type { Config } from "../../config";
import { createLogger } from "../../log/logger";
import { type RunningOffice, startOffice } from "../../office/office-server";
import { testConfig } from "../../testing/test-config";
import { EventReader } from "./event-reader";

export const ALICE = "sip:alice@office.test";
export const BOB = "sip:bob@office.test";
export const CAROL = "sip:carol@office.test";

const DAY = 86_400;

export interface TokenWish {
  readonly watcher?: string | null;
  readonly scope?: Partial<WatcherScopeField>;
  readonly expiresInSeconds?: number;
}

/** The sample office with its real ports, watched over HTTP. */
export class EventOffice {
  readonly #config: Config;
  #office: RunningOffice;
  admin: AdminClient;
  #agent = "";

  private constructor(config: Config, office: RunningOffice) {
    this.#config = config;
    this.#office = office;
    this.admin = adminOf(office, config);
  }

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<EventOffice> {
    const config = testConfig({
      PORCHLIGHT_SAMPLE_OFFICE: "on",
      PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
      ...environment,
    });
    const running = await startOffice(config, createLogger("silent"));
    const office = new EventOffice(config, running);
    const agent = { agent: "door", scope: { reach: { kind: "all" } }, expiresInSeconds: DAY } as const;
    office.#agent = (await office.admin.createAgentToken({ body: agent })).secret;
    return office;
  }

  get origin(): string {
    return originOf(this.#office);
  }

  /** It stops as for an update, and starts anew on what is stored. */
  async restart(): Promise<void> {
    await this.#office.stop();
    this.#office = await startOffice(this.#config, createLogger("silent"));
    this.admin = adminOf(this.#office, this.#config);
  }

  close(): Promise<void> {
    return this.#office.stop();
  }

  /** A token of bob's, for everybody, unless told otherwise. */
  async token({ watcher = BOB, scope = {}, expiresInSeconds = DAY }: TokenWish = {}) {
    return this.admin.createWatcherToken({
      body: {
        label: "home page",
        watcher,
        scope: { presentities: null, origins: [], streams: 100, ...scope },
        expiresInSeconds,
      },
    });
  }

  /** Says one thing of somebody in place of what was said before. */
  async say(aor: string, note: string, statement: object = {}): Promise<void> {
    const answer = await fetch(`${this.origin}/api/pea/v1/presentities/${aor}/sources/test`, {
      method: "PUT",
      headers: { authorization: `Bearer ${this.#agent}`, "content-type": "application/json" },
      body: JSON.stringify({ note, basic: "open", contact: aor, ...statement }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** Writes the rules of alice. */
  async rules(text: string): Promise<void> {
    const selector = `org.openmobilealliance.pres-rules/users/${ALICE}/pres-rules`;
    await this.admin.putDocument({ params: { selector }, body: { text } });
  }

  watch(
    secret: string,
    uris: readonly string[] = [ALICE],
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventReader> {
    const query = uris.map((uri) => `uri=${encodeURIComponent(uri)}`).join("&");
    return EventReader.open(`${this.origin}/events/v1/presence?${query}`, {
      authorization: `Bearer ${secret}`,
      ...headers,
    });
  }

  ask(secret: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.origin}/events/v1/${path}`, {
      headers: { authorization: `Bearer ${secret}`, ...headers },
    });
  }
}

const originOf = ({ facts }: RunningOffice): string => `http://127.0.0.1:${facts.httpPort}`;

/** With the credential of the command line on this machine. */
function adminOf(office: RunningOffice, { dataDir }: Config): AdminClient {
  const { token } = JSON.parse(readFileSync(join(dataDir, "cli-token"), "utf8")) as { token: string };
  return createAdminClient({ baseUrl: originOf(office), token });
}

/** A rule for bob, or for whoever is anonymous. */
export const rules = (
  handling: "allow" | "block" | "confirm" | "polite-block",
  who = `<cr:one id="${BOB}"/>`,
): string => {
  const shown =
    handling === "allow"
      ? "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-all-attributes/>"
      : "";
  return `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:oc="urn:oma:xml:xdm:common-policy"><cr:rule id="r1"><cr:conditions>${
    who.startsWith("<oc:") ? who : `<cr:identity>${who}</cr:identity>`
  }</cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions><cr:transformations>${shown}</cr:transformations></cr:rule></cr:ruleset>`;
};

export const ANONYMOUS = "<oc:anonymous-request/>";
