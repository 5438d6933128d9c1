import type { RenderedBody, StateSource } from "@porchlight/event-notifier";
import type { RemoteSubscription } from "./remote-subscription";

/** The documents of a remote subscription, as they came (RFC 4662 section 7.3), and which of them one list was told. */
export class RemoteSource implements StateSource {
  readonly isSerial = false;
  readonly #subscription: RemoteSubscription;
  #told: RenderedBody | undefined;

  constructor(subscription: RemoteSubscription) {
    this.#subscription = subscription;
  }

  hasNews(): boolean {
    const body = this.state();
    return body !== undefined && body.text !== this.#told?.text;
  }

  tell(): RenderedBody | undefined {
    return this.hasNews() ? this.tellAll() : undefined;
  }

  tellAll(): RenderedBody | undefined {
    this.#told = this.state();
    return this.#told;
  }

  state(): RenderedBody | undefined {
    const { standing } = this.#subscription;
    return standing.state === "active" ? standing.body : undefined;
  }

  forget(): void {
    this.#told = undefined;
  }
}
