import { fail, ok, type Result } from "@porchlight/kernel";
import { headerOctets } from "./message";

/** Cuts a stream into messages by the length of their headers. A stream that is out of step cannot be mended. */
export class MessageFramer {
  readonly #maxOctets: number;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(maxOctets: number) {
    this.#maxOctets = maxOctets;
  }

  /** The messages that are whole now; fails when what comes is no Diameter, or larger than allowed. */
  take(chunk: Uint8Array): Result<readonly Uint8Array[], "not-diameter" | "too-large"> {
    const octets = joined(this.#rest, chunk);
    const messages: Uint8Array[] = [];
    let at = 0;
    while (octets.length - at >= 4) {
      const length = lengthAt(octets, at);
      if (octets[at] !== 1 || length < headerOctets || length % 4 !== 0) return fail("not-diameter");
      if (length > this.#maxOctets) return fail("too-large");
      if (octets.length - at < length) break;
      messages.push(octets.slice(at, at + length));
      at += length;
    }
    this.#rest = octets.slice(at);
    return ok(messages);
  }
}

function joined(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (rest.length === 0) return chunk;
  const octets = new Uint8Array(rest.length + chunk.length);
  octets.set(rest);
  octets.set(chunk, rest.length);
  return octets;
}

const lengthAt = (octets: Uint8Array, at: number): number =>
  ((octets[at + 1] ?? 0) << 16) | ((octets[at + 2] ?? 0) << 8) | (octets[at + 3] ?? 0);
