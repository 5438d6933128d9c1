import type { RenderedBody, StateListener, StateSource, SubscriptionWish } from "@porchlight/event-notifier";
import type { BackEnd, BackEndStatus, BackEnds, ListMember } from "../src/index";

/** How a member stands. */
export type Standing =
  | { readonly state: "unknown" }
  | { readonly state: "pending" }
  | { readonly state: "active"; readonly text: string }
  | { readonly state: "terminated"; readonly reason: string };

export const PLAIN = "application/test";
export const PARTIAL = "application/test-diff";

/** One body for all that are shown a text, as the views of published state are. */
const bodies = new Map<string, RenderedBody>();
export function bodyOf(text: string, contentType = PLAIN): RenderedBody {
  const key = `${contentType} ${text}`;
  const known = bodies.get(key);
  if (known !== undefined) return known;
  const body = { contentType, text, octets: new TextEncoder().encode(text).length };
  bodies.set(key, body);
  return body;
}

/** What the members of lists say, and who subscribes to them. */
export class House implements BackEnds {
  readonly standings = new Map<string, Standing>();
  readonly opened = new Set<Watch>();
  /** Members are told by their changes. */
  isPartial = false;
  #instances = 0;

  open(member: ListMember, wish: SubscriptionWish, listener: StateListener): BackEnd {
    const watch = new Watch(this, member.uri, wish, listener, this.newInstance());
    this.opened.add(watch);
    return watch;
  }

  newInstance(): string {
    this.#instances += 1;
    return `i${this.#instances}`;
  }

  standing(uri: string): Standing {
    return this.standings.get(uri) ?? { state: "unknown" };
  }

  set(uri: string, standing: Standing): void {
    this.standings.set(uri, standing);
    for (const watch of this.opened) if (watch.uri === uri) watch.listener.changed();
  }

  /** The virtual subscriptions to a member are made anew. */
  restart(uri: string): void {
    for (const watch of this.opened) if (watch.uri === uri) watch.restart();
  }
}

export class Watch implements BackEnd {
  refreshed = 0;
  #source: StateSource | undefined;

  constructor(
    readonly house: House,
    readonly uri: string,
    public wish: SubscriptionWish,
    readonly listener: StateListener,
    public instance: string,
  ) {}

  get status(): BackEndStatus {
    const standing = this.house.standing(this.uri);
    const { instance } = this;
    if (standing.state !== "active") this.#source = undefined;
    if (standing.state === "unknown") return standing;
    if (standing.state !== "active") return { ...standing, instance };
    this.#source ??= new TextSource(this.house, this.uri);
    return { state: "active", instance, source: this.#source };
  }

  restart(): void {
    this.instance = this.house.newInstance();
    this.#source = undefined;
    this.listener.changed();
  }

  refresh(wish: SubscriptionWish): this {
    this.wish = wish;
    this.refreshed += 1;
    return this;
  }

  close(): void {
    this.house.opened.delete(this);
  }
}

/** A text, told in whole or by what it was before, each with its version. */
class TextSource implements StateSource {
  readonly isSerial = false;
  #told: string | undefined;

  constructor(
    readonly house: House,
    readonly uri: string,
  ) {}

  get #text(): string {
    const standing = this.house.standing(this.uri);
    return standing.state === "active" ? standing.text : "";
  }

  hasNews(): boolean {
    return this.#text !== this.#told;
  }

  tell(version: number): RenderedBody {
    const before = this.#told;
    if (before === undefined || !this.house.isPartial) return this.tellAll(version);
    this.#told = this.#text;
    return bodyOf(JSON.stringify({ version: version + 1, before, text: this.#text }), PARTIAL);
  }

  tellAll(version: number): RenderedBody {
    this.#told = this.#text;
    if (!this.house.isPartial) return bodyOf(this.#text);
    return bodyOf(JSON.stringify({ version: version + 1, text: this.#text }), PARTIAL);
  }

  state(): RenderedBody {
    return bodyOf(this.#text);
  }

  forget(): void {
    this.#told = undefined;
  }
}
