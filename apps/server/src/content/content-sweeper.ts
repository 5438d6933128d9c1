import type { ContentStore } from "@porchlight/content";
import { type Clock, instant } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";
import type { ContentDesk } from "./content-desk";

export interface SweeperParts {
  readonly clock: Clock;
  readonly desk: Pick<ContentDesk, "expireDue" | "limits">;
  readonly store: Pick<ContentStore<AuditNote>, "forget">;
  readonly rememberSeconds: number;
  readonly onFault: (error: unknown) => void;
}

const everyMs = 60_000;
const atOnce = 200;

/** Ends objects in time, in the background. */
export class ContentSweeper {
  readonly #parts: SweeperParts;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(parts: SweeperParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => this.#begin(), everyMs).unref();
    this.#begin();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  async sweep(): Promise<void> {
    const { clock, desk, store, rememberSeconds } = this.#parts;
    let looked = atOnce;
    while (looked === atOnce) looked = await desk.expireDue(atOnce);
    await store.forget(instant(clock() - rememberSeconds * 1000), desk.limits.objectsPerUser);
  }

  #begin(): void {
    this.#sweeping = this.#sweeping.then(() => this.sweep()).catch(this.#parts.onFault);
  }
}
