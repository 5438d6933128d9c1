import type { WatcherTokenRecord } from "@porchlight/store";
import type { WatcherStreams } from "../../admin/ports/watcher-streams";
import { RETRY_MS, spreadRetryMs } from "./come-back";
import type { PresenceStream } from "./presence-stream";

export interface StreamTableOptions {
  /** Streams in all. */
  readonly limit: number;
  readonly heartbeatMs: number;
  readonly random: () => number;
}

/** Why no more streams are opened. */
export type StreamRefusal = "revoked" | "too-many-of-token" | "too-many" | "going-down";

/** The streams that are open. While there is none it runs no timer. */
export class StreamTable implements WatcherStreams {
  readonly #options: StreamTableOptions;
  readonly #byToken = new Map<string, Set<PresenceStream>>();
  /** Tokens that were revoked since the start: what was let in before that is not opened after it. */
  readonly #revoked = new Set<string>();
  #size = 0;
  #heartbeat: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: StreamTableOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#size;
  }

  refusalOf({ id, scope }: WatcherTokenRecord): StreamRefusal | undefined {
    if (this.#isClosed) return "going-down";
    if (this.#revoked.has(id)) return "revoked";
    if (this.openOf(id) >= scope.streams) return "too-many-of-token";
    return this.#size >= this.#options.limit ? "too-many" : undefined;
  }

  add(stream: PresenceStream): void {
    const { id } = stream.token;
    const own = this.#byToken.get(id);
    if (own === undefined) this.#byToken.set(id, new Set([stream]));
    else own.add(stream);
    this.#size += 1;
    this.#heartbeat ??= setInterval(() => this.#beat(), this.#options.heartbeatMs);
  }

  remove(stream: PresenceStream): void {
    const own = this.#byToken.get(stream.token.id);
    if (own?.delete(stream) !== true) return;
    this.#size -= 1;
    if (own.size === 0) this.#byToken.delete(stream.token.id);
    if (this.#size === 0) this.#stopBeating();
  }

  openOf(tokenId: string): number {
    return this.#byToken.get(tokenId)?.size ?? 0;
  }

  endAllOf(tokenId: string): void {
    this.#revoked.add(tokenId);
    for (const { stream } of [...(this.#byToken.get(tokenId) ?? [])]) stream.end(RETRY_MS);
  }

  /** Ends all of them: the server goes down. */
  close(): void {
    this.#isClosed = true;
    for (const { stream } of this.#all()) stream.end(spreadRetryMs(this.#options.random));
    this.#stopBeating();
  }

  #beat(): void {
    for (const { stream } of this.#all()) stream.beat();
  }

  #all(): readonly PresenceStream[] {
    return [...this.#byToken.values()].flatMap((streams) => [...streams]);
  }

  #stopBeating(): void {
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }
}
