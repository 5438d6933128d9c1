import type { Saying } from "@porchlight/kernel";
import type { AnswerableRequest } from "../message";
import { say } from "../sayings";
import { declaredLength } from "./frame-length";
import { type Limits, limits } from "./limits";
import { indexOfEmptyLine } from "./octets";
import { parseMessage } from "./parse-message";

/** What a stream yields. Nothing follows `broken`: the connection has lost its framing and must be closed. */
export type StreamFrame =
  /** One whole message. May share memory with the chunk that completed it. */
  | { readonly kind: "message"; readonly frame: Uint8Array }
  /** One CRLF between messages; `ping` on every second in a row, which completes a double CRLF. */
  | { readonly kind: "keep-alive"; readonly ping: boolean }
  | {
      readonly kind: "broken";
      readonly reason: Saying;
      readonly status: 400 | 413;
      /** The request to answer with `status` before closing, when it could be read. */
      readonly answerTo: AnswerableRequest | undefined;
    };

/**
 * Cuts a byte stream into SIP messages (RFC 3261 sections 7.5 and 18.3). The frames do not depend on how the stream is
 * split into chunks; time is linear in its length, memory bounded by one message.
 */
export class StreamFramer {
  readonly #bounds: Limits;
  #pending: Uint8Array = nothing;
  #length = 0;
  /** Octets of `#pending` that hold no end of a head. */
  #searched = 0;
  /** Octets of the whole message, once its head has told. */
  #needed = 0;
  #lineBreaks = 0;
  #broken = false;

  constructor(bounds: Limits = limits) {
    this.#bounds = bounds;
  }

  /** Octets held back until their message is complete. */
  get buffered(): number {
    return this.#length;
  }

  push(chunk: Uint8Array): StreamFrame[] {
    const frames: StreamFrame[] = [];
    if (this.#broken) return frames;
    const octets = this.#length === 0 ? chunk : this.#append(chunk);
    let at = 0;
    while (at < octets.length && !this.#broken) {
      const next = this.#take(octets, at, frames);
      if (next === at) break;
      at = next;
    }
    this.#keep(octets, at);
    return frames;
  }

  /** Takes one frame that starts at `at`; returns where the next one starts, or `at` when more octets are needed. */
  #take(octets: Uint8Array, at: number, frames: StreamFrame[]): number {
    const first = octets[at];
    if (first === 0x0d || first === 0x0a) return this.#takeLineBreak(octets, at, frames);
    if (octets.length - at < this.#needed) return at;
    const latest = Math.min(octets.length, at + this.#bounds.headOctets);
    const headEnd = indexOfEmptyLine(octets, at + this.#searched, latest);
    if (headEnd === -1) {
      this.#searched = Math.max(0, latest - at - 3);
      if (latest - at < this.#bounds.headOctets) return at;
      return this.#break(octets.subarray(at, latest), say("sip-head-too-large"), frames);
    }
    this.#searched = headEnd - at;
    const length = declaredLength(octets, at, headEnd);
    const bodyStart = headEnd + 4;
    if (length === "absent")
      return this.#break(octets.subarray(at, bodyStart), say("sip-length-missing"), frames);
    if (length === "malformed")
      return this.#break(octets.subarray(at, bodyStart), say("sip-length-malformed"), frames);
    const end = bodyStart + length;
    if (end - at > this.#bounds.messageOctets) {
      return this.#break(octets.subarray(at, bodyStart), say("sip-message-too-large"), frames, 413);
    }
    this.#needed = end - at;
    if (end > octets.length) return at;
    frames.push({ kind: "message", frame: octets.subarray(at, end) });
    this.#searched = 0;
    this.#needed = 0;
    this.#lineBreaks = 0;
    return end;
  }

  #takeLineBreak(octets: Uint8Array, at: number, frames: StreamFrame[]): number {
    if (octets[at] === 0x0d && at + 1 === octets.length) return at;
    if (octets[at] !== 0x0d || octets[at + 1] !== 0x0a)
      return this.#break(nothing, say("sip-stray-line-break"), frames);
    this.#lineBreaks++;
    frames.push({ kind: "keep-alive", ping: this.#lineBreaks % 2 === 0 });
    return at + 2;
  }

  #break(head: Uint8Array, reason: Saying, frames: StreamFrame[], status: 400 | 413 = 400): number {
    this.#broken = true;
    const outcome = parseMessage(head, "stream", this.#bounds);
    frames.push({
      kind: "broken",
      reason,
      status,
      answerTo: outcome.kind === "answerable" ? outcome.request : undefined,
    });
    return -1;
  }

  #append(chunk: Uint8Array): Uint8Array {
    const length = this.#length + chunk.length;
    if (length > this.#pending.length) {
      const larger = new Uint8Array(Math.max(length, this.#pending.length * 2));
      larger.set(this.#pending.subarray(0, this.#length));
      this.#pending = larger;
    }
    this.#pending.set(chunk, this.#length);
    this.#length = length;
    return this.#pending.subarray(0, length);
  }

  /** Holds back what starts at `at`, in memory of its own. */
  #keep(octets: Uint8Array, at: number): void {
    if (this.#broken || at >= octets.length) {
      this.#pending = nothing;
      this.#length = 0;
    } else if (at > 0 || this.#length === 0) {
      this.#pending = octets.slice(at);
      this.#length = this.#pending.length;
    }
  }
}

const nothing = new Uint8Array(0);
