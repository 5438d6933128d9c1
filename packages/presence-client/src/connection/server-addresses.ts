/** The WebSocket addresses that a client may connect to, and which of them is its turn. */
export class ServerAddresses {
  #current: string;

  /** `provisioned` tells what the profile names, in its order; `configured` is what holds without one. */
  constructor(
    private readonly configured: string,
    private readonly provisioned: () => readonly string[],
  ) {
    this.#current = configured;
  }

  get current(): string {
    return this.#current;
  }

  /** Whoever is at the current one does not serve: those of the profile are next, then the configured one. */
  turn(): void {
    const all = [...new Set([...this.provisioned().filter((url) => this.#mayUse(url)), this.configured])];
    this.#current = all[(all.indexOf(this.#current) + 1) % all.length] ?? this.configured;
  }

  /** A profile does not lead from an encrypted connection to one that is not. */
  #mayUse(url: string): boolean {
    return url.startsWith("wss:") || !this.configured.startsWith("wss:");
  }
}
