import type { Instant } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import type { Identity } from "../identity/identity";
import { canBeCalledBack } from "../notify/call-back";
import type { ServerTransaction } from "../transactions/server-transaction";

type Tables = Pick<EngineContext, "accounts" | "flows">;

/** A request that takes turns of its own, and who sent it. */
export class Asked {
  readonly exchange: ServerTransaction;
  readonly watcher: Identity;
  readonly #tables: Tables;
  /** Since when the account stands; undefined without one. */
  readonly #since: Instant | undefined;

  constructor(exchange: ServerTransaction, watcher: Identity, tables: Tables) {
    this.exchange = exchange;
    this.watcher = watcher;
    this.#tables = tables;
    this.#since = this.#accountSince;
  }

  get #accountSince(): Instant | undefined {
    return this.#tables.accounts.get(this.watcher.aor)?.createdAt;
  }

  /** Not once the name is somebody else's, or nobody hears the answer because its connection is lost. */
  get isStanding(): boolean {
    const { flow } = this.exchange;
    const isHeard = this.#tables.flows.get(flow.id) !== undefined || canBeCalledBack(flow.flow);
    return isHeard && this.#accountSince === this.#since;
  }
}
