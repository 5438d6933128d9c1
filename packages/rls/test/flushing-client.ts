import type { ReadBody } from "./list-client";

/** A subscriber that keeps no more than RFC 4662 section 5.6 has it keep: full state takes the place of all there was. */
export class FlushingClient {
  /** States by the URI of the resource; undefined while none is known. */
  readonly #table = new Map<string, string | undefined>();

  take({ rlmi, parts }: ReadBody): void {
    if (rlmi.isFull) this.#table.clear();
    for (const { uri, instances } of rlmi.resources) {
      const [one] = instances;
      const part = one?.state === "active" ? parts.get(one.cid) : undefined;
      this.#table.set(uri, part && new TextDecoder().decode(part.body));
    }
  }

  get named(): readonly string[] {
    return [...this.#table.keys()];
  }

  /** Whose state it knows. */
  get known(): readonly string[] {
    return [...this.#table].flatMap(([uri, state]) => (state === undefined ? [] : [uri]));
  }
}
