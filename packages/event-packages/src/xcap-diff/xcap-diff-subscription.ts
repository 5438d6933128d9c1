import { type DocumentEntry, XCAP_DIFF_TYPE, type XcapDiffEntry } from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import { ComponentWatch } from "./component-watch";
import type { DiffProcessing } from "./diff-processing";
import { writeWithin } from "./fit-body";
import type { PatchCache } from "./patch-cache";
import { type PendingStep, PendingSteps, type ToldState } from "./pending-steps";
import type { DocumentStep, XcapDiffPorts } from "./ports";
import { documentSel, type Selection, selectionKey } from "./selection";

/** What is the same for all subscriptions of a notifier. */
export interface XcapDiffSettings {
  /** As it is told in `xcap-root`, with a slash at its end. */
  readonly xcapRoot: string;
  readonly patches: PatchCache;
  /** Octets a NOTIFY body should not pass. */
  readonly maxBodyOctets: number;
}

/**
 * The notifier's side of one xcap-diff subscription (RFC 5875 section 4.7), without dialog, clock and rate: it is told what
 * changes and asked for the next body when the dialog may carry one. A body that was handed out counts as delivered; on a
 * failed NOTIFY the subscription ends.
 */
export class XcapDiffSubscription {
  readonly #settings: XcapDiffSettings;
  readonly #ports: XcapDiffPorts;
  #selection: Selection;
  #mode: DiffProcessing;
  #components: ComponentWatch;
  readonly #pending = new PendingSteps();
  /** Path to etag of the documents the subscriber knows, or will know by what is pending. */
  readonly #known = new Map<string, string>();

  constructor(selection: Selection, mode: DiffProcessing, settings: XcapDiffSettings, ports: XcapDiffPorts) {
    this.#selection = selection;
    this.#mode = mode;
    this.#settings = settings;
    this.#ports = ports;
    this.#components = new ComponentWatch(selection.components, ports);
  }

  get selection(): Selection {
    return this.#selection;
  }

  get mode(): DiffProcessing {
    return this.#mode;
  }

  /** Whether a change of this document can concern the subscription. */
  watches(path: string): boolean {
    return documentSel(this.#selection, path) !== undefined || this.#components.watches(path);
  }

  /**
   * Takes what a refresh asks for; a part that is left out stays. `initial` has to follow, unless the refresh is answered
   * 204. The mode governs what comes after that body.
   */
  refresh(change: { readonly selection?: Selection; readonly mode?: DiffProcessing }): void {
    if (change.selection !== undefined && change.selection !== this.#selection) {
      this.#selection = change.selection;
      this.#components = new ComponentWatch(change.selection.components, this.#ports);
    }
    this.#mode = change.mode ?? this.#mode;
  }

  /** The full state: every selected document there is and may be read, and the content of the components. */
  initial(): RenderedBody {
    this.#pending.clear();
    this.#known.clear();
    const documents: DocumentEntry[] = [];
    for (const [path, etag] of this.#documents()) {
      this.#known.set(path, etag);
      documents.push({ kind: "document", sel: this.#sel(path), newEtag: etag });
    }
    return this.#body([...documents, ...this.#components.all()]);
  }

  /** Notes a change; `notification` tells it. Steps that were already seen in a full state are passed over. */
  changed(step: DocumentStep): void {
    const { path, newEtag, newText } = step;
    this.#components.touch(path);
    if (documentSel(this.#selection, path) === undefined) return;
    if (!this.#ports.mayRead(path)) this.#forget(path);
    else if (newEtag !== this.#known.get(path)) {
      this.#note(path, step, newEtag === undefined ? undefined : { etag: newEtag, text: newText });
    }
  }

  /** To be called when the subscriber's rights may have changed: what may be read now appears, the rest falls silent. */
  rightsChanged(): void {
    this.#components.rightsChanged();
    for (const path of [...this.#known.keys()]) if (!this.#ports.mayRead(path)) this.#forget(path);
    for (const [path, etag] of this.#documents()) {
      if (this.#known.has(path)) continue;
      this.#known.set(path, etag);
      this.#pending.note({ path, previous: undefined, next: { etag, text: undefined } }, this.#mode);
    }
  }

  /** What has to be told since the last body; undefined when nothing has. */
  notification(): RenderedBody | undefined {
    const { steps } = this.#pending;
    for (const { path } of steps) if (!this.#ports.mayRead(path)) this.#forget(path);
    const documents = this.#pending.steps.map((step) => this.#entry(step));
    this.#pending.clear();
    const entries = [...documents, ...this.#components.changes()];
    return entries.length === 0 ? undefined : this.#body(entries);
  }

  /**
   * What an entity-tag of this subscription's state stands for (RFC 5839): the URIs, in any order, the etags of the documents
   * and the content of the components. Equal only while a full state would tell the same.
   */
  stateKey(): string {
    const documents = [...this.#documents()].sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([selectionKey(this.#selection), documents, this.#components.state()]);
  }

  #note(path: string, { previousEtag, previousText }: DocumentStep, next: ToldState | undefined): void {
    const known = this.#known.get(path);
    const text = previousEtag === known ? previousText : undefined;
    const previous = known === undefined ? undefined : { etag: known, text };
    this.#pending.note({ path, previous, next }, this.#mode);
    if (next === undefined) this.#known.delete(path);
    else this.#known.set(path, next.etag);
  }

  #forget(path: string): void {
    this.#known.delete(path);
    this.#pending.forget(path);
  }

  #entry({ path, previous, next }: PendingStep): XcapDiffEntry {
    const sel = this.#sel(path);
    const etags = {
      ...(previous === undefined ? {} : { previousEtag: previous.etag }),
      ...(next === undefined ? {} : { newEtag: next.etag }),
    };
    const change = this.#patch(path, previous, next);
    return { kind: "document", sel, ...etags, ...(change === undefined ? {} : { change }) };
  }

  #patch(
    path: string,
    previous: ToldState | undefined,
    next: ToldState | undefined,
  ): DocumentEntry["change"] {
    if (this.#mode === "no-patching" || previous?.text === undefined || next?.text === undefined)
      return undefined;
    const from = { etag: previous.etag, text: previous.text };
    return this.#settings.patches.patch(path, from, { etag: next.etag, text: next.text });
  }

  /** Path and etag of the selected documents that exist and may be read; those listed one by one come first. */
  *#documents(): Generator<readonly [path: string, etag: string]> {
    const { documents, collections } = this.#selection;
    for (const path of documents.keys()) yield* this.#readable(path);
    for (const prefix of collections) {
      for (const path of this.#ports.view.paths(prefix))
        if (!documents.has(path)) yield* this.#readable(path);
    }
  }

  *#readable(path: string): Generator<readonly [path: string, etag: string]> {
    const stored = this.#ports.mayRead(path) ? this.#ports.view.read(path) : undefined;
    if (stored !== undefined) yield [path, stored.etag];
  }

  #sel(path: string): string {
    return documentSel(this.#selection, path) ?? path;
  }

  #body(entries: readonly XcapDiffEntry[]): RenderedBody {
    const { xcapRoot, maxBodyOctets } = this.#settings;
    return { contentType: XCAP_DIFF_TYPE, ...writeWithin({ xcapRoot, entries }, maxBodyOctets) };
  }
}
