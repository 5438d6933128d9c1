import { checkParticulars, everyService, newAccount } from "@porchlight/accounts";
import type { EngineEvent } from "@porchlight/engine";
import { DocumentLibrary, PRESENCE } from "@porchlight/event-packages";
import { type Instant, instant } from "@porchlight/kernel";
import { memoryStore, type Store } from "@porchlight/store";
import { NO_GRANTED_RIGHTS } from "@porchlight/xdm";
import Fastify, { type FastifyInstance } from "fastify";
import { SYSTEM } from "../../admin/auth/actor";
import { createAgentToken, type NewAgentToken } from "../../admin/operations/agents/create-agent-token";
import { englishOf } from "../../admin/problem";
import type { Config } from "../../config";
import { Driver } from "../../drive/driver";
import { createEngineHost } from "../../engine-host";
import { AccountDirectory } from "../../office/account-directory";
import { presenceAuthority } from "../../office/policy/presence-authority";
import { houseProvisioning } from "../../provisioning/house-provisioning";
import { nodeHasher } from "../../runtime/node-hasher";
import { randomIds } from "../../runtime/random-ids";
import { testConfig } from "../../testing/test-config";
import { AgentDesk } from "../agent-desk";
import { NetworkChoices } from "../network/network-choices";

export const ALICE = "sip:alice@office.test";
export const BOB = "sip:bob@office.test";

function particulars(displayName: string) {
  const checked = checkParticulars({ displayName, password: "correct horse" });
  if (!checked.ok) throw new Error("the particulars are refused");
  return checked.value;
}

/** An office of two with a store, an engine and a clock that the test moves; no sockets. */
export class AgentWorld {
  readonly store: Store = memoryStore();
  readonly config: Config;
  readonly directory: AccountDirectory;
  readonly events: EngineEvent[] = [];
  readonly app: FastifyInstance = Fastify({ routerOptions: { maxParamLength: 1024 } });
  now: Instant = instant(Date.parse("2030-01-07T09:00:00Z"));
  readonly clock = (): Instant => this.now;
  driver: Driver;
  desk: AgentDesk;

  private constructor(environment: Readonly<Record<string, string>>) {
    this.config = testConfig({ PORCHLIGHT_DOMAIN: "office.test", ...environment });
    this.directory = new AccountDirectory(this.config.domain);
    this.driver = this.#driver();
    this.desk = new AgentDesk(this.driver);
  }

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<AgentWorld> {
    const world = new AgentWorld(environment);
    const accounts = ["alice", "bob"].map((user) =>
      newAccount(
        {
          address: { aor: `sip:${user}@office.test`, user, domain: "office.test" },
          particulars: particulars(user),
          kind: "person",
          disabled: false,
          services: everyService,
        },
        nodeHasher,
        world.now,
      ),
    );
    await world.store.accounts.create(accounts, []);
    world.directory.put(accounts);
    await world.#restore();
    return world;
  }

  /** The process dies and starts anew on what is stored. */
  async restart(): Promise<void> {
    await this.driver.stop();
    this.driver = this.#driver();
    this.desk = new AgentDesk(this.driver);
    await this.#restore();
  }

  advance(milliseconds: number): void {
    this.now = instant(this.now + milliseconds);
    this.driver.ask((engine, now) => engine.advance(now));
  }

  /** What is published for a presentity, and by whom. */
  published(aor = ALICE) {
    return this.driver.engine.views.publicationsOf(aor);
  }

  /** What of a presentity its watchers see. */
  document(aor = ALICE): string {
    const states = this.driver.engine.views.presentity(aor);
    return states.find(({ eventPackage }) => eventPackage === PRESENCE)?.document ?? "";
  }

  async token(wish: Partial<NewAgentToken> = {}): Promise<string> {
    const created = await createAgentToken(
      { clock: this.clock, ids: randomIds(), domains: this.config.domains, stores: this.store },
      SYSTEM,
      {
        agent: "door",
        scope: { reach: { kind: "all" }, elements: "all", requestsPerMinute: 120, maxLifetimeSeconds: 3600 },
        expiresInSeconds: 86_400,
        ...wish,
      },
    );
    if (!created.ok) throw new Error(englishOf(created.error));
    return created.value.secret;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.driver.stop();
  }

  async #restore(): Promise<void> {
    this.driver.restore(await this.store.journal.load(), await this.store.accounts.list());
  }

  #driver(): Driver {
    const library = new DocumentLibrary();
    const provisioning = houseProvisioning(this.config, library);
    return new Driver({
      locate: async () => ({ kind: "not-found", reason: "nowhere" }),
      createEngine: (outputs) =>
        createEngineHost({
          config: this.config,
          nonceSecret: "secret of a test",
          library,
          authority: presenceAuthority(this.config, library, provisioning.profiles),
          rights: NO_GRANTED_RIGHTS,
          network: new NetworkChoices(false),
          provisioning,
          outputs,
        }),
      journal: this.store.journal,
      clock: this.clock,
      flows: {
        send: () => undefined,
        close: () => undefined,
        reuse: () => undefined,
        reach: () => {
          throw new Error("there are no sockets here");
        },
      },
      observe: (event) => this.events.push(event),
      onFault: (error) => {
        throw error;
      },
      onWrite: () => undefined,
    });
  }
}
