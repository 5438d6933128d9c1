import type { Counts, LiveTopic } from "@porchlight/admin-api";
import { documentSelectorText } from "@porchlight/xdm";
import type { Identity } from "../auth/identity";
import type { OfficeDocuments } from "../ports/documents";
import type { OfficeEvents } from "../ports/observation";
import { ChangeSet, type ListTopic } from "./change-set";
import { type LiveChange, noteEvent } from "./changes-of";
import type { LiveClient } from "./live-client";
import type { Moved } from "./moving-figures";

export interface LiveHubOptions {
  readonly events: OfficeEvents;
  readonly documents: Pick<OfficeDocuments, "watch">;
  readonly counts: () => Counts;
  /** Whether a stream may stay open: its session or token still stands. */
  readonly stillValid: (identity: Identity) => Promise<boolean>;
  /** Rows whose figures have moved since it was last asked, which no event tells. */
  readonly moved: () => readonly Moved[];
  /** Shortest time between two events of a topic; the first one goes at once. */
  readonly mergeMs?: number;
  readonly heartbeatMs?: number;
  /** Overview counts go out this often although nothing happens: rates fall. */
  readonly overviewMs?: number;
  readonly maxClients?: number;
}

const DEFAULTS = { mergeMs: 50, heartbeatMs: 15_000, overviewMs: 2000, maxClients: 200 };

/** Merges what happens and hands it to every open stream. While nobody listens it holds nothing and runs no timer. */
export class LiveHub {
  readonly #clients = new Set<LiveClient>();
  readonly #changes = new ChangeSet();
  readonly #options: Required<LiveHubOptions>;
  #stop: (() => void) | undefined;
  #flushTimer: NodeJS.Timeout | undefined;
  #flushedAt = Number.NEGATIVE_INFINITY;

  constructor(options: LiveHubOptions) {
    this.#options = { ...DEFAULTS, ...options };
  }

  get size(): number {
    return this.#clients.size;
  }

  /** As many streams are open as may be. */
  get isFull(): boolean {
    return this.#clients.size >= this.#options.maxClients;
  }

  add(client: LiveClient): void {
    this.#clients.add(client);
    this.#stop ??= this.#start();
    this.#sendOverview([client]);
  }

  remove(client: LiveClient): void {
    this.#clients.delete(client);
    if (this.#clients.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Notes a change that no event of the office tells: users, audit. */
  changed(topic: ListTopic, ids: readonly string[]): void {
    if (this.#clients.size === 0) return;
    for (const id of ids) this.#changes.add(topic, id);
    if (ids.length > 0) this.#flushSoon();
  }

  /** The audit log has grown. */
  audited(): void {
    if (this.#clients.size === 0) return;
    this.#changes.addAll("audit");
    this.#flushSoon();
  }

  /** Closes the streams of a session or token that ended. */
  closeWhere(ended: (identity: Identity) => boolean): void {
    for (const client of this.#clients) if (ended(client.identity)) this.#drop(client);
  }

  closeAll(): void {
    this.closeWhere(() => true);
  }

  #start(): () => void {
    const { events, documents, heartbeatMs, overviewMs } = this.#options;
    const unsubscribe = events.subscribe((event) => this.#note(event));
    const unwatch = documents.watch(({ key }) =>
      this.#note({ kind: "document-changed", selector: documentSelectorText(key) }),
    );
    const heartbeat = setInterval(() => void this.#beat(), heartbeatMs);
    const overview = setInterval(() => this.#tick(), overviewMs);
    return () => {
      unsubscribe();
      unwatch();
      clearInterval(heartbeat);
      clearInterval(overview);
      clearTimeout(this.#flushTimer);
      this.#flushTimer = undefined;
      this.#changes.drain();
    };
  }

  #note(event: LiveChange): void {
    noteEvent(event, this.#changes);
    if (!this.#changes.isEmpty) this.#flushSoon();
  }

  #flushSoon(): void {
    const wait = this.#flushedAt + this.#options.mergeMs - performance.now();
    this.#flushTimer ??= setTimeout(() => this.#flush(), Math.max(0, wait));
  }

  #flush(): void {
    this.#flushTimer = undefined;
    this.#flushedAt = performance.now();
    for (const client of this.#clients) client.tellMissed();
    for (const change of this.#changes.drain()) this.#broadcast(change.topic, JSON.stringify(change));
    this.#sendOverview(this.#clients);
  }

  /** What no event tells: the rates of the overview, and figures in lists. */
  #tick(): void {
    for (const { topic, ids } of this.#options.moved()) this.changed(topic, ids);
    this.#sendOverview(this.#clients);
  }

  #sendOverview(clients: Iterable<LiveClient>): void {
    const wanting = [...clients].filter((client) => client.wants("overview"));
    if (wanting.length === 0) return;
    const json = JSON.stringify({ topic: "overview", counts: this.#options.counts() });
    for (const client of wanting) client.send("overview", json);
  }

  #broadcast(topic: LiveTopic, json: string): void {
    for (const client of this.#clients) client.send(topic, json);
  }

  async #beat(): Promise<void> {
    for (const client of [...this.#clients]) {
      const valid = await this.#options.stillValid(client.identity).catch(() => true);
      if (valid) client.beat();
      else this.#drop(client);
    }
  }

  #drop(client: LiveClient): void {
    this.remove(client);
    client.close();
  }
}
