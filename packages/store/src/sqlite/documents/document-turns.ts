import type { DocumentChanged } from "@porchlight/xdm";
import type { Prisma, PrismaClient } from "../../../generated/sqlite/client";
import type { DocumentFeed } from "../../documents/document-feed";
import { WriteLock } from "../driver/write-lock";

/** What a transaction came to. */
export interface TurnOutcome<Value> {
  readonly value: Value;
  readonly changes: readonly DocumentChanged[];
}

/** Transactions that change documents: one after the other, each followed by its changes, so that these keep their order. */
export class DocumentTurns {
  readonly #prisma: PrismaClient;
  readonly #feed: DocumentFeed;
  readonly #lock = new WriteLock();

  constructor(prisma: PrismaClient, feed: DocumentFeed) {
    this.#prisma = prisma;
    this.#feed = feed;
  }

  take<Value>(work: (tx: Prisma.TransactionClient) => Promise<TurnOutcome<Value>>): Promise<Value> {
    return this.#lock.hold(async () => {
      const { value, changes } = await this.#prisma.$transaction(work);
      this.#feed.emit(changes);
      return value;
    });
  }
}
