import {
  type AgentOrder,
  type AgentOutcome,
  type AgentSource,
  agentIdentity,
  agentPublicationId,
  agentSourceOf,
  type PublicationView,
} from "@porchlight/engine";
import { PRESENCE } from "@porchlight/event-packages";
import type { Driver } from "../drive/driver";

/** What an agent wants to be so of one publication. */
export type AgentWish = AgentSource & Pick<AgentOrder, "change"> & Partial<Omit<AgentOrder, "answer">>;

/** Agents put, refresh and withdraw what they say of presentities here. */
export class AgentDesk {
  readonly #driver: Pick<Driver, "ask" | "engine">;

  constructor(driver: Pick<Driver, "ask" | "engine">) {
    this.#driver = driver;
  }

  /** Resolves when the change is durable, or refused. Rejects when the engine failed. */
  publish(wish: AgentWish): Promise<AgentOutcome> {
    return new Promise((resolve, reject) => {
      this.#driver.ask((engine, now) => {
        try {
          engine.publishFor({ ...UNSAID, ...wish, answer: resolve }, now);
        } catch (error) {
          reject(error);
          throw error;
        }
      });
    });
  }

  /** What a source says at present. */
  find(source: AgentSource): PublicationView | undefined {
    const id = agentPublicationId(source);
    return this.#driver.engine.views.publicationsOf(source.presentity).find((each) => each.id === id);
  }

  /** Withdraws all that an agent says. */
  async silence(agent: string): Promise<void> {
    const ids = [...this.#driver.engine.views.publishedBy(agentIdentity(agent))];
    const sources = ids.map(agentSourceOf).filter((source) => source !== undefined);
    await Promise.all(sources.map((source) => this.publish({ ...source, change: { kind: "withdraw" } })));
  }
}

const UNSAID = {
  eventPackage: PRESENCE,
  lifetimeSeconds: undefined,
  expected: undefined,
  limit: undefined,
} as const;
