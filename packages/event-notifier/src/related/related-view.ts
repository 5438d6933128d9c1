import type { Instant } from "@porchlight/kernel";
import type { View } from "../authorization";
import type { RenderedBody } from "../rendered-body";
import type { ViewSource } from "../state-source";
import type { PublishedPart } from "./published-part";
import { isSame, isSamePart, type RelatedBodies } from "./related-bodies";

/** What a document refers to. */
export interface PartSource {
  /** The parts that the text of a document refers to, in its order; the same list while they stay. */
  partsOf(document: RenderedBody): readonly PublishedPart[];
  /** Host in the Content-ID of documents. */
  readonly host: string;
  /** Another reference to the same content is no news: the watcher named what it waits for. */
  readonly isQuiet?: boolean;
}

/** A view for a watcher that takes parts: each document with what it refers to, each change with what is new in it. */
export class RelatedView implements ViewSource {
  readonly #inside: ViewSource;
  readonly #bodies: RelatedBodies;
  readonly #source: PartSource;
  /** The parts the watcher was told; undefined when what it was told may not have arrived. */
  #told: readonly PublishedPart[] | undefined;

  constructor(inside: ViewSource, bodies: RelatedBodies, source: PartSource) {
    this.#inside = inside;
    this.#bodies = bodies;
    this.#source = source;
  }

  get isSerial(): boolean {
    return this.#inside.isSerial;
  }

  get view(): View {
    return this.#inside.view;
  }

  become(view: View): RelatedView {
    const next = new RelatedView(this.#inside.become(view), this.#bodies, this.#source);
    next.#told = this.#told;
    return next;
  }

  /** A reference that is another one, to the same content, is news too. */
  hasNews(): boolean {
    if (this.#inside.hasNews()) return true;
    return this.#told !== undefined && this.#source.isQuiet !== true && !isSame(this.#told, this.#parts());
  }

  tell(version: number, now: Instant): RenderedBody | undefined {
    const body = this.#inside.tell(version, now);
    const told = this.#told ?? [];
    const parts = this.#parts();
    this.#told = parts;
    if (body === undefined) return undefined;
    // A change builds on what was told before it, parts included.
    const carried = this.isSerial
      ? parts.filter((part) => !told.some((known) => isSamePart(known, part)))
      : parts;
    return this.#bodies.of(body, carried, this.#source.host);
  }

  tellAll(version: number, now: Instant): RenderedBody | undefined {
    const body = this.#inside.tellAll(version, now);
    this.#told = this.#parts();
    return body === undefined ? undefined : this.#bodies.of(body, this.#told, this.#source.host);
  }

  state(): RenderedBody | string | undefined {
    const state = this.#inside.state();
    if (state === undefined || typeof state === "string") return state;
    return this.#bodies.of(state, this.#source.partsOf(state), this.#source.host);
  }

  forget(): void {
    this.#inside.forget();
    this.#told = undefined;
  }

  #parts(): readonly PublishedPart[] {
    const state = this.#inside.state();
    return state === undefined || typeof state === "string" ? [] : this.#source.partsOf(state);
  }
}
