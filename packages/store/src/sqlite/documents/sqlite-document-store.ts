import type { DocumentWrite, WriteResult } from "@porchlight/xdm";
import type { PrismaClient } from "../../../generated/sqlite/client";
import type { DocumentFeed } from "../../documents/document-feed";
import type { Remover } from "../../documents/removed-documents";
import { WriteQueue } from "../../documents/write-queue";
import type { DocumentArchive, HistoryBounds, WriteCompanions } from "../../ports/documents";
import { SqliteDocumentReader } from "./document-reader";
import type { DocumentTurns } from "./document-turns";
import { removeDocuments } from "./remove-documents";
import { type WriteJob, writeBatch } from "./write-batch";

/** UTF-16 code units of text in one transaction. */
const LONGEST_BATCH = 8_388_608;

/** Documents in SQLite. Writes of one turn share a transaction, which compares and sets. */
export class SqliteDocumentStore extends SqliteDocumentReader implements DocumentArchive {
  readonly #feed: DocumentFeed;
  readonly #turns: DocumentTurns;
  readonly #queue: WriteQueue<WriteJob, WriteResult>;

  constructor(prisma: PrismaClient, turns: DocumentTurns, feed: DocumentFeed, bounds: HistoryBounds) {
    super(prisma, bounds);
    this.#feed = feed;
    this.#turns = turns;
    this.#queue = new WriteQueue({
      perform: (jobs) =>
        turns.take(async (tx) => {
          const value = await writeBatch(tx, jobs, bounds);
          return {
            value,
            changes: value.flatMap((result) => (result.kind === "written" ? result.change : [])),
          };
        }),
      weightOf: ({ write }) => (write.kind === "put" ? write.text.length : 0),
      longest: LONGEST_BATCH,
    });
  }

  watch(listener: Parameters<DocumentArchive["watch"]>[0]): () => void {
    return this.#feed.watch(listener);
  }

  write(write: DocumentWrite, companions: WriteCompanions = {}): Promise<WriteResult> {
    return this.#queue.submit({ write, companions });
  }

  deleteUser(xui: string, by: Remover): ReturnType<DocumentArchive["deleteUser"]> {
    return this.#turns.take(async (tx) => {
      const changes = await removeDocuments(tx, [xui], by);
      return { value: changes, changes };
    });
  }

  /** Resolves when nothing waits to be written. */
  drained(): Promise<void> {
    return this.#queue.drained();
  }
}
