import { readsListsItsOwnWay } from "./client-quirks";

/** Names within one list subscription, none given twice. */
export class Labels {
  readonly #token: string;
  readonly #domain: string;
  readonly #isBare: boolean;
  #last = 0;

  /**
   * @param token random: nobody who publishes can guess a boundary
   * @param userAgent of who is told
   */
  constructor(token: string, domain: string, userAgent: string) {
    this.#token = token;
    this.#domain = domain;
    this.#isBare = readsListsItsOwnWay(userAgent);
  }

  /** A number that no name has yet. */
  number(): number {
    this.#last += 1;
    return this.#last;
  }

  /** A Content-ID without its angle brackets (RFC 2392 section 2), by its number. */
  contentId(number = this.number()): string {
    return `${this.#token}.${number}@${this.#domain}`;
  }

  /** The field by which a part is known. */
  fieldOf(contentId: string): readonly [name: string, value: string] {
    return this.#isBare ? ["Content-Id", contentId] : ["Content-ID", `<${contentId}>`];
  }

  boundary(): string {
    return this.#next();
  }

  instance(): string {
    return this.#next();
  }

  #next(): string {
    return `${this.#token}.${this.number()}`;
  }
}
