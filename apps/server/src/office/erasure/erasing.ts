import type { Erasure, Store } from "@porchlight/store";
import { inTurn } from "../../admin/operations/in-turn";
import type { ErasingDesk } from "../../admin/ports/erasing";

export interface ErasingParts {
  readonly stores: Pick<Store, "accounts" | "erasures">;
  /** Ends what the engine has of an address. */
  readonly withdraw: (aor: string) => void;
  /** Resolves when all that has happened so far is on disk. */
  readonly settled: () => Promise<void>;
  /** How long answers may still come that tell of the user, in milliseconds. */
  readonly aftermathMs: number;
  readonly onFault: (error: unknown) => void;
}

/** Erasures: what a process has begun and not done, the next one does. */
export class Erasing implements ErasingDesk {
  readonly #parts: ErasingParts;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #working = new Set<Promise<void>>();

  constructor(parts: ErasingParts) {
    this.#parts = parts;
  }

  async erase(erasure: Erasure): Promise<number> {
    const { aftermathMs, settled, stores } = this.#parts;
    await settled();
    const changed = await stores.erasures.pseudonymise(erasure);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#work(this.#complete(erasure));
    }, aftermathMs).unref();
    this.#timers.add(timer);
    return changed;
  }

  /** Before the office is restored: an account that was to be erased may still be there. */
  async removeAccounts(): Promise<void> {
    const { accounts, erasures } = this.#parts.stores;
    for (const erasure of await erasures.pending())
      if (!(await this.#isUsedAnew(erasure))) await accounts.removeMany([erasure.aor]);
  }

  /** When it is restored, and before anybody is served: so may what the engine had of it. */
  async resume(): Promise<void> {
    const { stores, withdraw } = this.#parts;
    for (const erasure of await stores.erasures.pending()) {
      if (!(await this.#isUsedAnew(erasure))) withdraw(erasure.aor);
      await this.#complete(erasure);
    }
  }

  /** What waits for its time is left to the next start. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#working);
  }

  #complete(erasure: Erasure): Promise<void> {
    const { settled, stores } = this.#parts;
    return inTurn(stores.accounts, async () => {
      await settled();
      if (!(await this.#isUsedAnew(erasure))) await stores.erasures.pseudonymise(erasure);
      await stores.erasures.finish(erasure);
    });
  }

  /** Somebody else has the address since then. */
  async #isUsedAnew({ accountSince, aor }: Erasure): Promise<boolean> {
    const account = await this.#parts.stores.accounts.find(aor);
    return account !== undefined && account.createdAt !== accountSince;
  }

  #work(work: Promise<void>): void {
    const running = work.catch(this.#parts.onFault).finally(() => this.#working.delete(running));
    this.#working.add(running);
  }
}
