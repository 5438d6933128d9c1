import type { RenderedBody } from "@porchlight/event-notifier";
import type { ContentCoding, Deflater } from "@porchlight/kernel";
import type { EncodedBody } from "@porchlight/sip-dialog";
import { encodeUtf8 } from "@porchlight/sip-message";
import type { CodingChoice } from "../state/coding-choice";

/** Shorter bodies are sent as they are: what is saved is no packet. */
export const worthCompressing = 1024;

/**
 * Compresses the bodies of NOTIFYs, each once for all who share it, and only for a watcher that asked: at once, since a
 * body that is awaited could be overtaken by the one after it, which counts on it.
 */
export class BodyCoder {
  readonly #deflater: Deflater;
  readonly #encoded: Readonly<Record<ContentCoding, WeakMap<RenderedBody, EncodedBody>>> = {
    gzip: new WeakMap(),
    deflate: new WeakMap(),
  };

  constructor(deflater: Deflater) {
    this.#deflater = deflater;
  }

  /** The body as it is sent; itself where compression gains nothing. */
  encode(body: RenderedBody, { coding, isForced }: CodingChoice): RenderedBody | EncodedBody {
    if (!isForced && body.octets < worthCompressing) return body;
    const encoded = this.#of(body, coding);
    return isForced || encoded.data.length < body.octets ? encoded : body;
  }

  #of(body: RenderedBody, coding: ContentCoding): EncodedBody {
    const known = this.#encoded[coding].get(body);
    if (known !== undefined) return known;
    const data = this.#deflater.deflate(coding, encodeUtf8(body.text));
    const encoded = { contentType: body.contentType, encoding: coding, data };
    this.#encoded[coding].set(body, encoded);
    return encoded;
  }
}
