import { type DocumentCopy, type DocumentEntry, followDocument } from "@porchlight/documents";
import type { Result } from "@porchlight/kernel";
import type { BackOffLimits } from "../../support/back-off";
import type { DocumentAddress } from "../address/xcap-address";
import type { XcapClient } from "../xcap-client";
import type { XdmFailure } from "../xdm-failure";
import { Fetcher } from "./fetcher";

/** What is known of a watched document. */
export type LiveDocument =
  | { readonly kind: "loading" }
  | { readonly kind: "present"; readonly copy: DocumentCopy }
  | { readonly kind: "absent" }
  /** It cannot be read at present; `copy` is the last that could. What may pass is tried again. */
  | { readonly kind: "failed"; readonly failure: XdmFailure; readonly copy: DocumentCopy | undefined };

export interface FollowerHandlers {
  readonly onChange: () => void;
  /** A patch that should fit did not. */
  readonly onPatchFailed: () => void;
}

/** Steps kept while the document is being read; with more it is simply read once more. */
const mostWaiting = 1000;

/** Keeps a copy of one document (RFC 5875 §4.8): by what is told of it, and by GET where that does not meet the copy. */
export class DocumentFollower {
  readonly #fetcher: Fetcher<DocumentCopy | undefined>;
  #state: LiveDocument;
  /** What was told since the request went out that is under way. */
  #waiting: DocumentEntry[] = [];

  constructor(
    private readonly client: Pick<XcapClient, "get" | "getIfChanged">,
    private readonly address: DocumentAddress,
    copy: DocumentCopy | undefined,
    private readonly handlers: FollowerHandlers,
    pauses: BackOffLimits,
  ) {
    this.#state = copy ? { kind: "present", copy } : { kind: "loading" };
    this.#fetcher = new Fetcher(
      () => this.#read(),
      (result) => this.#fetched(result),
      pauses,
    );
  }

  get state(): LiveDocument {
    return this.#state;
  }

  /** Takes what one NOTIFY tells of the document, in its order. */
  told(entries: readonly DocumentEntry[]): void {
    if (!this.#fetcher.isUnderWay) this.#follow(entries);
    else if (this.#waiting.length + entries.length > mostWaiting) this.#fetcher.start();
    else this.#waiting.push(...entries);
  }

  /** The whole state was told, and this document not: it is gone, or hidden, or told in another NOTIFY. */
  untold(): void {
    if (this.#state.kind !== "absent") this.#fetcher.start();
  }

  /** Somebody of this house wrote it; the notifier may wait before it says so. */
  written(etag: string | undefined): void {
    if (etag === undefined || etag !== this.#copy?.etag) this.#fetcher.start();
  }

  fetch(): void {
    this.#fetcher.start();
  }

  drop(): void {
    this.#fetcher.drop();
  }

  get #copy(): DocumentCopy | undefined {
    return this.#state.kind === "present" || this.#state.kind === "failed" ? this.#state.copy : undefined;
  }

  #read(): Promise<Result<DocumentCopy | undefined, XdmFailure>> {
    this.#waiting = [];
    const copy = this.#copy;
    return copy ? this.client.getIfChanged(this.address, copy.etag) : this.client.get(this.address);
  }

  #fetched(result: Result<DocumentCopy | undefined, XdmFailure>): void {
    this.#become(this.#stateAfter(result));
    const entries = this.#waiting;
    this.#waiting = [];
    if (entries.length > 0 && this.#state.kind !== "failed") this.#follow(entries);
  }

  #stateAfter(result: Result<DocumentCopy | undefined, XdmFailure>): LiveDocument {
    if (!result.ok) {
      return result.error.kind === "not-found"
        ? { kind: "absent" }
        : { kind: "failed", failure: result.error, copy: this.#copy };
    }
    const copy = result.value ?? this.#copy;
    return copy ? { kind: "present", copy } : { kind: "absent" };
  }

  #follow(entries: readonly DocumentEntry[]): void {
    const followed = followDocument(this.#copy, entries);
    switch (followed.kind) {
      case "current":
        this.#fetcher.rest();
        this.#become({ kind: "present", copy: followed.copy });
        break;
      case "deleted":
        this.#fetcher.rest();
        this.#become({ kind: "absent" });
        break;
      case "fetch":
        this.#fetcher.start();
        break;
      case "patch-failed":
        this.handlers.onPatchFailed();
        this.#fetcher.start();
        break;
    }
  }

  #become(state: LiveDocument): void {
    this.#state = state;
    this.handlers.onChange();
  }
}
