import type { LiveTopic } from "@porchlight/admin-api";
import type { Identity } from "../auth/identity";

/** The part of an HTTP response that is written to. */
export interface LiveOutput {
  readonly writableLength: number;
  write(text: string): unknown;
  end(): unknown;
}

/** Octets that may wait for a slow reader before events are left out. */
const MAX_QUEUED_OCTETS = 256 * 1024;
/** Octets a reader that takes nothing at all may hold before it is cut off. */
const CUT_OFF_OCTETS = 1024 * 1024;

/** One open stream. A slow reader loses events, never the knowledge that it lost them. */
export class LiveClient {
  readonly #missed = new Set<LiveTopic>();

  constructor(
    readonly identity: Identity,
    private readonly topics: ReadonlySet<LiveTopic>,
    private readonly output: LiveOutput,
  ) {}

  wants(topic: LiveTopic): boolean {
    return this.topics.has(topic);
  }

  /** Sends one event, already in JSON, unless the reader is behind. */
  send(topic: LiveTopic, json: string): void {
    if (!this.wants(topic)) return;
    if (this.output.writableLength > MAX_QUEUED_OCTETS) this.#missed.add(topic);
    else this.output.write(`data: ${json}\n\n`);
  }

  /** Tells a reader that has caught up which lists to read again. */
  tellMissed(): void {
    if (this.#missed.size === 0 || this.output.writableLength > MAX_QUEUED_OCTETS) return;
    for (const topic of this.#missed) {
      if (topic !== "overview") this.send(topic, JSON.stringify({ topic, ids: [], more: true }));
    }
    this.#missed.clear();
  }

  beat(): void {
    if (this.output.writableLength > CUT_OFF_OCTETS) this.close();
    else this.output.write(": beat\n\n");
  }

  close(): void {
    this.output.end();
  }
}
