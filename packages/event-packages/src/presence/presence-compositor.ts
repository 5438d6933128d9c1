import { PIDF, writePresence } from "@porchlight/documents";
import type {
  Compositor,
  PublicationRefusal,
  PublishedDocument,
  RenderedBody,
  SourceId,
} from "@porchlight/event-notifier";
import { fail, type Instant, type Result } from "@porchlight/kernel";
import { element } from "@porchlight/xml";
import { compose } from "./compose";
import { bySeniority, type Contribution, type ShownIds } from "./contribution";
import { isPidf, PIDF_TYPE } from "./media-type";
import { readPublication, unsealed } from "./presence-publication";
import { utf8Length } from "./utf8-length";

export interface CompositionPolicy {
  readonly emptyState: "none" | "closed";
  readonly newestWins: boolean;
}

/** Keeps what each source says of one presentity and makes one document of it, when it is asked for. */
export class PresenceCompositor implements Compositor {
  readonly #presentity: string;
  readonly #policy: CompositionPolicy;
  readonly #contributions = new Map<SourceId, Contribution>();
  #version = 0;
  #rendered: RenderedBody | undefined;
  #renderedVersion = -1;

  constructor(presentity: string, policy: CompositionPolicy) {
    this.#presentity = presentity;
    this.#policy = policy;
  }

  get version(): number {
    return this.#version;
  }

  get isEmpty(): boolean {
    return this.#contributions.size === 0;
  }

  read(contentType: string, body: Uint8Array): Result<PublishedDocument, PublicationRefusal> {
    if (!isPidf(contentType)) return fail({ kind: "unsupported-type" });
    return readPublication(body, this.#presentity);
  }

  put(source: SourceId, document: PublishedDocument, at: Instant): void {
    const before = this.#contributions.get(source);
    const publication = unsealed(document);
    this.#contributions.set(source, {
      source,
      firstSeen: before?.firstSeen ?? at,
      changedAt: at,
      publication,
      ids: before?.ids,
    });
    if (this.#contributions.size === 1 && publication.isPlain) publication.release();
    this.#version += 1;
  }

  remove(source: SourceId): void {
    this.#contributions.delete(source);
    this.#version += 1;
  }

  /** All watchers have one view. */
  render(_viewKey: string): RenderedBody {
    if (this.#rendered !== undefined && this.#renderedVersion === this.#version) return this.#rendered;
    const text = this.#compose();
    this.#renderedVersion = this.#version;
    if (this.#rendered?.text !== text) {
      this.#rendered = { contentType: PIDF_TYPE, text, octets: utf8Length(text) };
    }
    return this.#rendered;
  }

  #compose(): string {
    const contributions = [...this.#contributions.values()];
    const [only] = contributions;
    if (only === undefined) return emptyDocument(this.#presentity, this.#policy.emptyState);
    if (contributions.length === 1 && only.publication.isPlain && hasOwnIds(only.ids))
      return this.#pass(only);
    const { text, ids } = compose(this.#presentity, contributions.sort(bySeniority), this.#policy.newestWins);
    for (const contribution of contributions) {
      this.#contributions.set(contribution.source, { ...contribution, ids: ids.get(contribution.source) });
    }
    if (contributions.length === 1) only.publication.release();
    return text;
  }

  /** A single source is sent as it is. Its tree is given up: most presentities have one source most of the time. */
  #pass(only: Contribution): string {
    if (only.ids !== "own") this.#contributions.set(only.source, { ...only, ids: "own" });
    only.publication.release();
    return only.publication.text;
  }
}

const hasOwnIds = (ids: ShownIds): boolean =>
  ids === undefined || ids === "own" || [...ids].every(([own, composed]) => own === composed);

function emptyDocument(entity: string, emptyState: "none" | "closed"): string {
  const status = element("status", PIDF, {}, [element("basic", PIDF, {}, ["closed"])]);
  const closed = { element: element("tuple", PIDF, { id: "closed" }, [status]) };
  const tuples = emptyState === "closed" ? [closed] : [];
  return writePresence({ entity, tuples, persons: [], devices: [], notes: [], extensions: [] });
}
