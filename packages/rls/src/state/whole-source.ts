import type { RenderedBody, StateSource } from "@porchlight/event-notifier";

/** Documents of another notifier, as they came (RFC 4662 section 7.3), and which of them one list was told. */
export class WholeSource implements StateSource {
  readonly isSerial = false;
  readonly #latest: () => RenderedBody | undefined;
  #told: RenderedBody | undefined;

  /** @param latest undefined as long as none has come */
  constructor(latest: () => RenderedBody | undefined) {
    this.#latest = latest;
  }

  hasNews(): boolean {
    const body = this.#latest();
    return body !== undefined && body.text !== this.#told?.text;
  }

  tell(): RenderedBody | undefined {
    return this.hasNews() ? this.tellAll() : undefined;
  }

  tellAll(): RenderedBody | undefined {
    this.#told = this.#latest();
    return this.#told;
  }

  state(): RenderedBody | undefined {
    return this.#latest();
  }

  forget(): void {
    this.#told = undefined;
  }
}
