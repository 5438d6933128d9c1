import type { RenderedBody, StateSource } from "@porchlight/event-notifier";
import type { Hasher } from "@porchlight/kernel";

/** 96 bits: two states with one tag would be one change that nobody hears of. */
const tagDigits = 24;

/** Entity-tags of the states that subscriptions are told (RFC 5839 section 6.1): equal states have equal tags. */
export class EntityTags {
  readonly #hasher: Hasher;
  readonly #ofBodies = new WeakMap<RenderedBody, string>();

  constructor(hasher: Hasher) {
    this.#hasher = hasher;
  }

  /** The tag of the state as it is now; undefined where states have none. */
  of(source: Pick<StateSource, "state">): string | undefined {
    const state = source.state();
    if (state === undefined) return undefined;
    return typeof state === "string" ? this.#hash(state) : this.#ofBody(state);
  }

  /** Short, and equal for equal texts only. */
  digest(text: string): string {
    return this.#hash(text);
  }

  #ofBody(body: RenderedBody): string {
    const known = this.#ofBodies.get(body);
    if (known !== undefined) return known;
    const tag = this.#hash(`${body.contentType}\n${body.text}`);
    this.#ofBodies.set(body, tag);
    return tag;
  }

  #hash(text: string): string {
    return this.#hasher.hex("SHA-256", text).slice(0, tagDigits);
  }
}
