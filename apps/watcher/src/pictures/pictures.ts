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
  readonly state: PictureState;
  readonly etag: string | undefined;
  /** A failure that may pass is tried again from then on. */
  readonly retryAt: number;
}

const mostPictures = 500;
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

  /** The same object until something changes. */
  state({ key }: PictureTarget): PictureState {
    return this.#entries.get(key)?.state ?? loading;
  }

  /** Fetches what is not here; what is known by its URL alone is asked for anew (RFC 4480 §3.12). */
  want(target: PictureTarget): void {
    const known = this.#entries.get(target.key);
    const isRevalidated = target.announced === undefined && known?.state.kind === "shown";
    const isRetried = known?.state.kind === "failed" && known.retryAt <= Date.now();
    if (known !== undefined && !isRevalidated && !isRetried) return;
    if (!known) this.#keep(target.key, { state: loading, etag: undefined, retryAt: 0 });
    void this.#fetch(target, known);
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

  async #fetch({ key, url, announced }: PictureTarget, known: Entry | undefined): Promise<void> {
    const fetched = announced
      ? await this.content.fetch(announced)
      : await this.content.fetchUrl(url, known?.etag);
    if (!this.#entries.has(key)) return;
    const entry = this.#entryOf(fetched);
    if (entry) this.#replace(key, entry);
  }

  /** Undefined where nothing has changed. */
  #entryOf(fetched: Result<FetchedContent | undefined, ContentFailure>): Entry | undefined {
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

  #replace(key: string, entry: Entry): void {
    const before = this.#entries.get(key);
    if (before) this.#release(before.state);
    this.#keep(key, entry);
    for (const listener of [...this.#listeners]) listener();
  }

  /** The one that was wanted first goes first when there are too many. */
  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
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
