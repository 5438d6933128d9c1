import type { FlowTransport, PeerAddress } from "@porchlight/engine";
import { type Instant, instant } from "@porchlight/kernel";
import type { Cell, CellRow } from "./json-table";

/** Reads the cells of a row that this program wrote. Another type than expected is a damaged database. */
export class CellReader {
  readonly #row: CellRow;
  #next = 0;

  constructor(row: CellRow) {
    this.#row = row;
  }

  text(): string {
    const value = this.#take();
    return typeof value === "string" ? value : damaged(value, "text");
  }

  number(): number {
    const value = this.#take();
    return typeof value === "number" ? value : damaged(value, "a number");
  }

  flag(): boolean {
    const value = this.number();
    return value === 1;
  }

  instant(): Instant {
    return instant(this.number());
  }

  /** A JSON array of texts. */
  texts(): readonly string[] {
    return JSON.parse(this.text()) as readonly string[];
  }

  peer(): PeerAddress {
    return { transport: this.text() as FlowTransport, address: this.text(), port: this.number() };
  }

  #take(): Cell | undefined {
    const value = this.#row[this.#next];
    this.#next += 1;
    return value;
  }
}

export const peerCells = ({ transport, address, port }: PeerAddress): CellRow => [transport, address, port];

function damaged(value: unknown, expected: string): never {
  throw new Error(`the database holds ${JSON.stringify(value)} where ${expected} belongs`);
}
