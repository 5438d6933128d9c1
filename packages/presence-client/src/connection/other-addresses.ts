import type { Addresses, ServerAddresses } from "./server-addresses";

/** Where a second flow leads: never where the first one does, as long as there is somewhere else. */
export class OtherAddresses implements Addresses {
  #chosen: string | undefined;

  constructor(private readonly first: ServerAddresses) {}

  get isEmpty(): boolean {
    return this.first.others().length === 0;
  }

  get current(): string {
    const others = this.first.others();
    const chosen = others.find((each) => each === this.#chosen);
    return chosen ?? others[0] ?? this.first.current;
  }

  keepTo(url: string): void {
    this.#chosen = url;
  }

  next(): string | undefined {
    const others = this.first.others();
    const after = others.indexOf(this.current) + 1;
    return others.length > 1 ? others[after % others.length] : undefined;
  }
}
