/** Names within one list subscription, none given twice. */
export class Labels {
  readonly #token: string;
  readonly #domain: string;
  #last = 0;

  /** @param token random: nobody who publishes can guess a boundary */
  constructor(token: string, domain: string) {
    this.#token = token;
    this.#domain = domain;
  }

  /** A Content-ID without its angle brackets (RFC 2392 section 2). */
  contentId(): string {
    return `${this.#next()}@${this.#domain}`;
  }

  boundary(): string {
    return this.#next();
  }

  instance(): string {
    return this.#next();
  }

  #next(): string {
    this.#last += 1;
    return `${this.#token}.${this.#last}`;
  }
}
