import { fail, ok, type Result } from "@porchlight/kernel";
import { type DocumentVersion, documentSelectorText, type StoredDocument } from "@porchlight/xdm";
import {
  type DocumentAddress,
  type DocumentErrand,
  type DocumentOrder,
  type OfficeDocuments,
  TooManyWriters,
} from "../../ports/documents";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { writeRefusal } from "../documents/write-refusal";

/** A write that was done. */
export interface DoneWrite {
  readonly address: DocumentAddress;
  /** What was there before; undefined where there was nothing. */
  readonly before: StoredDocument | undefined;
  /** Entity-tag of what is there now; undefined where it was deleted. */
  readonly etag: string | undefined;
}

/** A text to write; undefined deletes. */
export type WantedText = Pick<DocumentOrder, "text" | "restores">;

/** Writes that belong together. Each is done only while its document is what it was taken for. */
export class WriteTrail {
  readonly #done: DoneWrite[] = [];

  constructor(
    private readonly documents: OfficeDocuments,
    private readonly errand: DocumentErrand,
  ) {}

  get done(): readonly DoneWrite[] {
    return this.#done;
  }

  /** @param etag of the document as it was taken; undefined: there was none. `document-changed` where it is another one. */
  async write(
    address: DocumentAddress,
    etag: string | undefined,
    wanted: WantedText,
  ): Promise<Result<DoneWrite, Problem>> {
    const before = await this.documents.archive.read(address.key);
    if (before?.etag !== etag) return changedSince(address);
    const written = await this.#conditionally(address, etag, wanted);
    if (!written.ok) return written;
    const done = { address, before, etag: written.value };
    this.#done.push(done);
    return ok(done);
  }

  /** Puts back what was there before, the last write first. What somebody has written since stays. */
  async takeBack(): Promise<void> {
    for (const { address, before, etag } of this.#done.splice(0).reverse()) {
      await this.#conditionally(
        address,
        etag,
        before === undefined ? { text: undefined } : versionOf(before),
      );
    }
  }

  async #conditionally(
    address: DocumentAddress,
    etag: string | undefined,
    wanted: WantedText,
  ): Promise<Result<string | undefined, Problem>> {
    const expected = etag === undefined ? ({ kind: "absent" } as const) : ({ kind: "etag", etag } as const);
    try {
      const response = await this.documents.write(address, { ...this.errand, ...wanted, expected });
      return response.status < 300 ? ok(response.etag) : fail(writeRefusal(response));
    } catch (error) {
      if (error instanceof TooManyWriters) return fail({ code: "too-many-writers", retryAfterSeconds: 1 });
      throw error;
    }
  }
}

export const changedSince = ({ key }: DocumentAddress) =>
  refuse("document-changed", say("was-written-since", { document: documentSelectorText(key) }));

/** A document that comes back, with the version it was. */
function versionOf({ modifiedAt, ...stored }: StoredDocument): WantedText {
  const version: DocumentVersion = { ...stored, at: modifiedAt };
  return { text: stored.text, restores: version };
}
