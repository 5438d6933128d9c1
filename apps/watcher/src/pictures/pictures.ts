import type { ContentClient, ContentFailure, FetchedContent, Result } from "@porchlight/presence-client";
import { imageHeader } from "./image-header";
import type { PictureTarget } from "./picture-target";

/** What is known of a picture. */
export type PictureState =
  | { readonly kind: "loading" }
  /** `source` is a URL of the page's own, of octets that were checked. */
  | { readonly kind: "shown"; readonly source: string }
  | { readonly kind: "failed"; readonly failure: ContentFailure }
  /** It is no image that is shown here, or one that is too large. */
  | { readonly kind: "no-image" };

export type PictureFetcher = Pick<ContentClient, "fetch" | "fetchUrl">;
export type ObjectUrls = Pick<typeof URL, "createObjectURL" | "revokeObjectURL">;

interface Entry {
  readonly target: PictureTarget;
  readonly state: PictureState;
  readonly etag: string | undefined;
  /** A failure that may pass is tried again from then on. */
  readonly retryAt: number;
}

/** More than a board has rows. */
const mostPictures = 1500;
/** Pixels of a side. */
const longestSide = 4096;
const retryMs = 60_000;

const loading: PictureState = { kind: "loading" };
const passing = new Set<ContentFailure["kind"]>(["unreachable", "unavailable", "forbidden", "not-found"]);

/** Pictures of people, fetched once each, checked, and shown from the page's own memory. */
export class Pictures {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly content: PictureFetcher,
    private readonly urls: ObjectUrls,
  ) {}

  /** The same object until something changes. What is looked at stays. */
  state({ key }: PictureTarget): PictureState {
    const known = this.#entries.get(key);
    if (!known) return loading;
    this.#entries.delete(key);
    this.#entries.set(key, known);
    return known.state;
  }

  /** Fetches what is not here; what is known by its URL alone is asked for anew (RFC 4480 §3.12). */
  want(target: PictureTarget): void {
    const known = this.#entries.get(target.key);
    const isRevalidated = target.announced === undefined && known?.state.kind === "shown";
    const isRetried = known?.state.kind === "failed" && known.retryAt <= Date.now();
    if (known !== undefined && !isRevalidated && !isRetried) return;
    if (!known) this.#keep({ target, state: loading, etag: undefined, retryAt: 0 });
    void this.#fetch(target, known);
  }

  /** The connection is back: what could not be had is tried again. */
  retry(): void {
    for (const known of [...this.#entries.values()]) {
      if (known.state.kind === "failed" && passing.has(known.state.failure.kind))
        void this.#fetch(known.target, known);
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    for (const { state } of this.#entries.values()) this.#release(state);
    this.#entries.clear();
  }

  async #fetch(target: PictureTarget, known: Entry | undefined): Promise<void> {
    const { key, url, announced } = target;
    const fetched = announced
      ? await this.content.fetch(announced)
      : await this.content.fetchUrl(url, known?.etag);
    if (!this.#entries.has(key)) return;
    const entry = this.#entryOf(fetched);
    if (entry) this.#replace({ ...entry, target });
  }

  /** Undefined where nothing has changed. */
  #entryOf(fetched: Result<FetchedContent | undefined, ContentFailure>): Omit<Entry, "target"> | undefined {
    if (!fetched.ok) {
      const retryAt = passing.has(fetched.error.kind) ? Date.now() + retryMs : Number.POSITIVE_INFINITY;
      return { state: { kind: "failed", failure: fetched.error }, etag: undefined, retryAt };
    }
    if (fetched.value === undefined) return undefined;
    const { data, etag } = fetched.value;
    return { state: this.#shown(data), etag, retryAt: 0 };
  }

  #shown(data: Uint8Array): PictureState {
    const header = imageHeader(data);
    if (!header || header.width > longestSide || header.height > longestSide) return { kind: "no-image" };
    const blob = new Blob([new Uint8Array(data)], { type: header.contentType });
    return { kind: "shown", source: this.urls.createObjectURL(blob) };
  }

  #replace(entry: Entry): void {
    const before = this.#entries.get(entry.target.key);
    if (before) this.#release(before.state);
    this.#keep(entry);
    for (const listener of [...this.#listeners]) listener();
  }

  /** The one that was not looked at for longest goes first when there are too many. */
  #keep(entry: Entry): void {
    this.#entries.set(entry.target.key, entry);
    if (this.#entries.size <= mostPictures) return;
    const [oldest] = this.#entries;
    if (!oldest) return;
    this.#entries.delete(oldest[0]);
    this.#release(oldest[1].state);
  }

  #release(state: PictureState): void {
    if (state.kind === "shown") this.urls.revokeObjectURL(state.source);
  }
}
