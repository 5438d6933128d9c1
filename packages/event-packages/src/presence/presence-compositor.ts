import { type PresenceDocument, readPresence, writePresence } from "@porchlight/documents";
import type {
  Compositor,
  PublicationRefusal,
  PublishedDocument,
  PublishedPart,
  PublishedText,
  RenderedBody,
  SourceId,
  View,
} from "@porchlight/event-notifier";
import { fail, type Instant, type Result } from "@porchlight/kernel";
import {
  applyPermissions,
  closedPresence,
  type Permissions,
  type Sphere,
  sphereOf,
} from "@porchlight/policy";
import { parseXml } from "@porchlight/xml";
import { STORED_LIMITS } from "../document-library/stored-limits";
import { utf8Length } from "../utf8-length";
import { compose } from "./compose";
import { type ComponentReport, reportComposition } from "./composition-report";
import { bySeniority, type Contribution, type ShownIds } from "./contribution";
import { emptyPresence } from "./empty-presence";
import { isHardState } from "./hard-state";
import { isPidf, PIDF_TYPE } from "./media-type";
import { BareBodies } from "./parts/bare-bodies";
import { ShownParts } from "./parts/shown-parts";
import { readPublication, unsealed } from "./presence-publication";
import { FULL_VIEW, presenceView } from "./presence-view";
import type { Rendering } from "./rendering";
import { phaseOf } from "./time/phase";
import { ViewBodies } from "./view-bodies";
import { wholeText } from "./whole-text";

export interface CompositionPolicy {
  readonly emptyState: "none" | "closed";
  readonly newestWins: boolean;
}

/** Keeps what each source says of one presentity and makes one document of it, when it is asked for. */
export class PresenceCompositor implements Compositor, Rendering {
  #policy: CompositionPolicy;
  readonly #contributions = new Map<SourceId, Contribution>();
  #version = 0;
  #now: Instant;
  #rendered: RenderedBody | undefined;
  #renderedVersion = -1;
  /** Made when the first watcher is shown less than everything. */
  #bodies: ViewBodies | undefined;
  #document: { readonly version: number; readonly document: PresenceDocument } | undefined;
  #parts: ReadonlyMap<string, PublishedPart> = new Map();
  #partsVersion = 0;
  #bare: BareBodies | undefined;
  /** Finds what a document refers to. */
  readonly shownParts: ShownParts;

  constructor(
    readonly presentity: string,
    policy: CompositionPolicy,
    now: Instant,
  ) {
    this.#policy = policy;
    this.#now = now;
    this.shownParts = new ShownParts(presentity, () => this.#allParts());
  }

  /** Composes by another policy from now on. */
  adopt(policy: Partial<CompositionPolicy>): void {
    const before = this.#policy;
    const { emptyState, newestWins } = { ...before, ...policy };
    if (before.emptyState === emptyState && before.newestWins === newestWins) return;
    this.#policy = { emptyState, newestWins };
    this.#version += 1;
  }

  get version(): number {
    return this.#version;
  }

  get isEmpty(): boolean {
    return this.#inForce().length === 0;
  }

  get turnsAt(): Instant | undefined {
    let first: Instant | undefined;
    for (const { phase } of this.#contributions.values()) {
      const at = phase?.turnsAt;
      if (at !== undefined && (first === undefined || at < first)) first = at;
    }
    return first;
  }

  advance(now: Instant): void {
    const { turnsAt } = this;
    if (now > this.#now) this.#now = now;
    if (turnsAt === undefined || turnsAt > this.#now) return;
    for (const contribution of this.#contributions.values()) {
      const { phase, source } = contribution;
      if (phase?.turnsAt !== undefined && phase.turnsAt <= this.#now) {
        this.#contributions.set(source, this.#phased(contribution));
      }
    }
    this.#version += 1;
  }

  wholeText(sent: PublishedText, soFar: string | undefined): Result<PublishedText, PublicationRefusal> {
    return wholeText(sent, soFar, this.presentity);
  }

  read(
    contentType: string,
    body: Uint8Array,
    parts: readonly PublishedPart[] = [],
  ): Result<PublishedDocument, PublicationRefusal> {
    if (!isPidf(contentType)) return fail({ kind: "unsupported-type" });
    return readPublication(body, this.presentity, undefined, parts);
  }

  partsOf(document: PublishedDocument): readonly PublishedPart[] {
    return unsealed(document).parts;
  }

  put(source: SourceId, document: PublishedDocument, at: Instant, since = at): void {
    const before = this.#contributions.get(source);
    const publication = unsealed(document);
    this.advance(at);
    const contribution = {
      source,
      firstSeen: before?.firstSeen ?? since,
      changedAt: at,
      publication,
      phase: undefined,
      ids: before?.ids,
    };
    this.#contributions.set(source, this.#phased(contribution));
    if (this.#contributions.size === 1 && publication.isPlain) publication.release();
    this.#version += 1;
  }

  /** The contribution with what time leaves of it now. */
  #phased(contribution: Contribution): Contribution {
    const { changedAt, publication, source } = contribution;
    const isPermanent = isHardState(source);
    if (!publication.isTimed && !isPermanent) return contribution;
    const phase = phaseOf(publication, { at: changedAt, isPermanent }, this.#now);
    return { ...contribution, phase };
  }

  /** Of all sources, by the Content-ID that watchers are told. */
  #allParts(): ReadonlyMap<string, PublishedPart> {
    if (this.#partsVersion === this.#version) return this.#parts;
    this.#partsVersion = this.#version;
    const parts = [...this.#contributions.values()].flatMap(({ publication }) => publication.parts);
    if (parts.length > 0 || this.#parts.size > 0) {
      this.#parts = new Map(parts.map((part) => [part.stableId, part]));
    }
    return this.#parts;
  }

  /** What counts for the time being. */
  #inForce(): Contribution[] {
    const all = [...this.#contributions.values()];
    return all.some(isAbsent) ? all.filter((contribution) => !isAbsent(contribution)) : all;
  }

  remove(source: SourceId): void {
    this.#contributions.delete(source);
    this.#version += 1;
  }

  has(source: SourceId): boolean {
    return this.#contributions.has(source);
  }

  /** For watchers that take no parts: without what names one. */
  render(view: View): RenderedBody {
    const body = this.renderReferring(view);
    if (this.#allParts().size === 0) return body;
    this.#bare ??= new BareBodies();
    return this.#bare.of(body);
  }

  /** Views of the same key share one body. */
  renderReferring(view: View): RenderedBody {
    const shown = presenceView(view);
    if (shown === FULL_VIEW) return this.#full();
    this.#bodies ??= new ViewBodies();
    if (shown.kind === "closed") return this.#bodies.body(shown.key, 0, () => this.#empty());
    return this.#bodies.body(shown.key, this.#version, () => this.#shown(shown.permissions));
  }

  /** For each part of the composed document who says it, and why it is as it is. */
  report(): readonly ComponentReport[] {
    return reportComposition(this.#inForce().sort(bySeniority), this.#policy.newestWins);
  }

  /** What the live publications agree on about where the presentity is, and when that may change by itself. */
  sphere(now: Instant): Sphere {
    const published = [...this.#contributions.values()].filter(({ source }) => !isHardState(source));
    return sphereOf(
      published.map(({ publication }) => publication.prepared().document),
      now,
    );
  }

  #full(): RenderedBody {
    if (this.#rendered !== undefined && this.#renderedVersion === this.#version) return this.#rendered;
    const text = this.#compose();
    this.#renderedVersion = this.#version;
    if (this.#rendered?.text !== text) {
      this.#rendered = { contentType: PIDF_TYPE, text, octets: utf8Length(text) };
    }
    return this.#rendered;
  }

  #compose(): string {
    const contributions = this.#inForce();
    const [only] = contributions;
    if (only === undefined) return this.#empty();
    if (contributions.length === 1 && isAsPublished(only)) return this.#pass(only);
    const { text, ids } = compose(this.presentity, contributions.sort(bySeniority), this.#policy.newestWins);
    for (const contribution of contributions) {
      this.#contributions.set(contribution.source, { ...contribution, ids: ids.get(contribution.source) });
    }
    if (contributions.length === 1) only.publication.release();
    return text;
  }

  #empty(): string {
    const { emptyState } = this.#policy;
    const entity = this.presentity;
    return emptyState === "closed" ? writePresence(closedPresence(entity)) : emptyPresence(entity);
  }

  #shown(permissions: Permissions): string {
    if (this.isEmpty) return this.#empty();
    return writePresence(applyPermissions(this.#composed(), permissions));
  }

  /** The composed state as a document, read once a version. */
  #composed(): PresenceDocument {
    if (this.#document?.version === this.#version) return this.#document.document;
    const xml = parseXml(this.#full().text, STORED_LIMITS);
    const document = xml.ok ? readPresence(xml.value) : xml;
    if (!document.ok) throw new Error("a composed document does not read");
    this.#document = { version: this.#version, document: document.value };
    return document.value;
  }

  /** A single source is sent as it is. Its tree is given up: most presentities have one source most of the time. */
  #pass(only: Contribution): string {
    if (only.ids !== "own") this.#contributions.set(only.source, { ...only, ids: "own" });
    only.publication.release();
    return only.publication.text;
  }
}

const isAbsent = ({ phase }: Contribution): boolean => phase?.kind === "absent";

const isAsPublished = ({ publication, phase, ids }: Contribution): boolean =>
  publication.isPlain && phase?.kind !== "changed" && hasOwnIds(ids);

const hasOwnIds = (ids: ShownIds): boolean =>
  ids === undefined || ids === "own" || [...ids].every(([own, composed]) => own === composed);
