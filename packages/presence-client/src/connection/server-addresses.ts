/** Where a connection leads. */
export interface Addresses {
  readonly current: string;
  keepTo(url: string): void;
  /** Where to try when the current one does not serve; undefined without another. */
  next(): string | undefined;
}

/** The WebSocket addresses that a client may connect to, and which of them it keeps to. */
export class ServerAddresses implements Addresses {
  #current: string;
  /** The one that was tried last instead of the current one. */
  #tried: string | undefined;

  /** `provisioned` tells what the profile names, in its order; `configured` is what holds without one. */
  constructor(
    private readonly configured: string,
    private readonly provisioned: () => readonly string[],
  ) {
    this.#current = configured;
  }

  /** Served last; the configured one until another has. */
  get current(): string {
    return this.#current;
  }

  keepTo(url: string): void {
    this.#current = url;
    this.#tried = undefined;
  }

  /** Where to try when the current one does not serve, each in its turn; undefined without another. */
  next(): string | undefined {
    const others = this.others();
    const after = this.#tried === undefined ? 0 : others.indexOf(this.#tried) + 1;
    this.#tried = others[after % Math.max(1, others.length)];
    return this.#tried;
  }

  /** All but the current one. */
  others(): readonly string[] {
    const all = new Set([...this.provisioned().filter((url) => this.#mayUse(url)), this.configured]);
    all.delete(this.#current);
    return [...all];
  }

  /** A profile does not lead from an encrypted connection to one that is not. */
  #mayUse(url: string): boolean {
    return url.startsWith("wss:") || !this.configured.startsWith("wss:");
  }
}
