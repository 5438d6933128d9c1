import type { RenderedBody } from "@porchlight/event-notifier";
import { after, type Instant } from "@porchlight/kernel";
import { type ListBody, RemoteList } from "@porchlight/rls";
import { acceptsType, splitList } from "@porchlight/sip-message";
import type { EngineContext } from "../../context";
import type { RemoteWish } from "./remote-wish";

/** What a NOTIFY tells: a document, or a list. */
export type RemoteBody =
  | { readonly kind: "document"; readonly body: RenderedBody }
  | { readonly kind: "list"; readonly body: ListBody };

/** What is known of whom a subscription is to. */
export type RemoteContent =
  | { readonly state: "active"; readonly body: RenderedBody }
  /** It is a list. */
  | { readonly state: "listed"; readonly list: RemoteList };

/** Of all documents of one list. */
const mostOctets = 4_194_304;
const mendEveryMs = 10_000;

/** What the notifier of one subscription has told of one instance after the other. */
export class RemoteContents {
  readonly #context: EngineContext;
  readonly #wish: RemoteWish;
  readonly #isOurList: (uri: string) => boolean;
  #instance: string;
  #kind: RemoteBody["kind"] | undefined;
  #list: RemoteList | undefined;
  /** When the whole list is to be asked for; undefined while nothing of it is missing. */
  #mendAt: Instant | undefined;
  #mendedAt: Instant | undefined;
  #isWhole = true;

  constructor(context: EngineContext, wish: RemoteWish, isOurList: (uri: string) => boolean) {
    this.#context = context;
    this.#wish = wish;
    this.#isOurList = isOurList;
    this.#instance = context.ids.token(96);
  }

  /** Another one for each dialog. */
  get instance(): string {
    return this.#instance;
  }

  /** Nothing of what was told is missing. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** What is told from now on is of another instance. */
  anew(): void {
    this.#isWhole = true;
    this.#instance = this.#context.ids.token(96);
    this.#kind = undefined;
    this.#list = undefined;
    this.#mendAt = undefined;
  }

  /** Whoever has told of a list does so ever after, and nobody begins to (RFC 4662 section 4.5): what does is another. */
  take(told: RemoteBody, now: Instant): RemoteContent | "too-large" {
    if (this.#kind !== undefined && this.#kind !== told.kind) this.anew();
    this.#kind = told.kind;
    return told.kind === "document" ? { state: "active", body: told.body } : this.#takeList(told.body, now);
  }

  #takeList(body: ListBody, now: Instant): RemoteContent | "too-large" {
    this.#list ??= this.#newList();
    const outcome = this.#list.take(body);
    if (outcome === "current" && body.rlmi.isFull) this.#isMended();
    else if (outcome !== "current") this.#isWhole = false;
    if (outcome === "too-large") return outcome;
    if (outcome === "incomplete") this.#mendAt ??= this.#soon(now);
    return { state: "listed", list: this.#list };
  }

  #isMended(): void {
    this.#mendAt = undefined;
    this.#isWhole = true;
  }

  #newList(): RemoteList {
    const { lists } = this.#context.config;
    const ranges = splitList(this.#wish.accept);
    return new RemoteList({
      uri: this.#wish.uri,
      accepts: (contentType) => acceptsType(ranges, contentType) > 0,
      isOurs: this.#isOurList,
      maxEntries: lists?.limits.maxEntries ?? 0,
      maxNesting: lists?.limits.maxNesting ?? 0,
      maxOctets: mostOctets,
    });
  }

  /** A refresh makes the notifier tell everything; not more often than is good for it. */
  #soon(now: Instant): Instant {
    const earliest = this.#mendedAt === undefined ? now : after(this.#mendedAt, mendEveryMs);
    return earliest > now ? earliest : now;
  }

  /** How long to wait before asking for everything. */
  mendMs(now: Instant): number {
    return this.#mendAt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, this.#mendAt - now);
  }

  /** Everything was asked for. */
  asked(now: Instant): void {
    if (this.#mendAt === undefined) return;
    this.#mendAt = undefined;
    this.#mendedAt = now;
  }
}
