import type { LiveEvent } from "@porchlight/admin-api";
import type { Query, QueryClient } from "@tanstack/react-query";

/** Shortest time between two reads of one query, milliseconds, unless the query has a pace of its own. */
const PACE_MS = 100;
/** The same where only the neighbourhood of what is shown has changed. */
const LATER_MS = 1000;

interface Due {
  readonly at: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Reads again what live events touch: what is on the screen at once, the rest when it is shown. */
export class Refresher {
  readonly #due = new Map<string, Due>();

  constructor(private readonly queryClient: QueryClient) {}

  note(event: LiveEvent): void {
    for (const query of this.queryClient.getQueryCache().getAll()) {
      const touch = query.meta?.live?.(event, query.state.data) ?? false;
      if (touch !== false) this.#touch(query, touch === "later");
    }
  }

  stop(): void {
    for (const { timer } of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
  }

  #touch(query: Query, mayWait: boolean): void {
    if (query.isActive()) this.#readSoon(query, mayWait);
    else query.invalidate();
  }

  /** A read that is under way may have missed the change, so another one follows it. */
  #readSoon(query: Query, mayWait: boolean): void {
    const now = Date.now();
    const pace = Math.max(query.meta?.paceMs ?? PACE_MS, mayWait ? LATER_MS : 0);
    const since = query.state.fetchStatus === "fetching" ? now : query.state.dataUpdatedAt;
    const at = Math.max(now, since + pace);
    const due = this.#due.get(query.queryHash);
    if (due !== undefined && due.at <= at) return;
    clearTimeout(due?.timer);
    this.#due.set(query.queryHash, { at, timer: setTimeout(() => this.#read(query), at - now) });
  }

  #read(query: Query): void {
    this.#due.delete(query.queryHash);
    if (query.state.fetchStatus === "fetching") this.#readSoon(query, false);
    else void this.queryClient.refetchQueries({ queryKey: query.queryKey, exact: true });
  }
}
