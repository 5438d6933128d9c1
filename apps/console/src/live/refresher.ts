import type { LiveEvent } from "@porchlight/admin-api";
import type { Query, QueryClient } from "@tanstack/react-query";

/** Shortest time between two reads of one query, milliseconds, unless the query has a pace of its own. */
const PACE_MS = 100;

/** Reads again what live events touch: what is on the screen at once, the rest when it is shown. */
export class Refresher {
  readonly #due = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly queryClient: QueryClient) {}

  note(event: LiveEvent): void {
    for (const query of this.queryClient.getQueryCache().getAll()) {
      if (query.meta?.live?.(event)) this.#touch(query);
    }
  }

  stop(): void {
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
  }

  #touch(query: Query): void {
    if (query.isActive()) this.#readSoon(query);
    else query.invalidate();
  }

  /** A read that is under way may have missed the change, so another one follows it. */
  #readSoon(query: Query): void {
    if (this.#due.has(query.queryHash)) return;
    const pace = query.meta?.paceMs ?? PACE_MS;
    const sinceLast = Date.now() - query.state.dataUpdatedAt;
    const wait = query.state.fetchStatus === "fetching" ? pace : Math.max(0, pace - sinceLast);
    this.#due.set(
      query.queryHash,
      setTimeout(() => this.#read(query), wait),
    );
  }

  #read(query: Query): void {
    this.#due.delete(query.queryHash);
    if (query.state.fetchStatus === "fetching") this.#readSoon(query);
    else void this.queryClient.refetchQueries({ queryKey: query.queryKey, exact: true });
  }
}
