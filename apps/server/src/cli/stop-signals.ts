/** A stop that takes longer than this is cut short. */
const stopBoundMs = 12_000;

/**
 * SIGTERM and SIGINT of this process. The first one asks for a stop, the second one ends the process at once.
 *
 * One listener from the first moment to the end: a signal that waits for its turn in the event loop is lost when its
 * listener is taken away, even when another one takes its place at once.
 */
export class StopSignals {
  /** Resolves with the signal that asks for the stop. */
  readonly asked: Promise<NodeJS.Signals>;
  #ask: (signal: NodeJS.Signals) => void = () => {};
  #isAsked = false;
  #isListening = false;

  constructor() {
    this.asked = new Promise((resolve) => {
      this.#ask = resolve;
    });
  }

  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** Begins to listen; once is enough. */
  listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    const take = (signal: NodeJS.Signals): void => this.#take(signal);
    process.on("SIGTERM", take).on("SIGINT", take);
  }

  #take(signal: NodeJS.Signals): void {
    if (this.#isAsked) process.exit(1);
    this.#isAsked = true;
    setTimeout(() => process.exit(1), stopBoundMs).unref();
    this.#ask(signal);
  }
}
