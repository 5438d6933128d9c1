import type { Authorization, WatcherEvent, WatcherIdentity } from "@porchlight/event-notifier";
import type { EngineContext } from "../context";
import { type RecordedIdentity, watcherIdentity } from "../identity/identity";
import type { WaitingRecord } from "../ports/journal";
import type { PublishedResource } from "../state/resource";
import { WaitingWatcher } from "../state/waiting-table";

/** Watchers that wait for a decision without a subscription (RFC 3857 section 4.7.1). */
export class WaitingRoom {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** Takes over what is stored. */
  restore(record: WaitingRecord): void {
    const watcher = new WaitingWatcher(record, (late) => this.#end(late, "giveup"));
    this.#context.waiting.add(watcher);
    this.#context.timers.schedule(watcher, record.giveUpAt);
  }

  enter(record: WaitingRecord): void {
    this.restore(record);
    this.#context.roster.waits(record);
    this.#observe(record);
  }

  /** The watcher subscribes anew: its old wait is given up. */
  returned({ watcher }: RecordedIdentity, key: string): void {
    for (const waiting of this.#context.waiting.of(key)) {
      if (waiting.record.watcher === watcher) this.#end(waiting, "giveup");
    }
  }

  /** Ends the waits that are decided now. */
  review(resource: PublishedResource, authorize: (watcher: WatcherIdentity) => Authorization): void {
    for (const waiting of this.#context.waiting.of(resource.key)) {
      const { verdict } = authorize(watcherIdentity(waiting.record));
      if (verdict !== "confirm") this.#end(waiting, verdict === "block" ? "rejected" : "approved");
    }
  }

  /** The account of a presentity, or of a watcher, is gone. */
  endAllOf(aor: string): void {
    for (const waiting of [...this.#context.waiting.all()]) {
      if (waiting.record.presentity === aor) this.#end(waiting, "noresource");
      else if (waiting.record.watcher === aor) this.#end(waiting, "giveup");
    }
  }

  #end(waiting: WaitingWatcher, event: WatcherEvent): void {
    const { waiting: table, timers, commits, roster } = this.#context;
    if (!table.remove(waiting)) return;
    timers.cancel(waiting);
    commits.submitUnattended([{ kind: "waiting-delete", id: waiting.record.id }]);
    roster.waitedFor(waiting.record, event);
    this.#observe(waiting.record);
  }

  #observe({ presentity, watcher }: WaitingRecord): void {
    this.#context.outputs.observe({ kind: "waiting-changed", presentity, watcher });
  }
}
