import type { RenderedBody, View, ViewSource } from "@porchlight/event-notifier";
import type { Rendering } from "../rendering";
import type { FilteredBodies, KeyedFilter } from "./filtered-bodies";

/** What a filter makes of the presentity in each view. */
export class FilteredRendering implements Rendering {
  readonly presentity: string;
  readonly #raw: Rendering;
  readonly #bodies: FilteredBodies;
  readonly #filter: KeyedFilter;

  constructor(raw: Rendering, bodies: FilteredBodies, filter: KeyedFilter) {
    this.presentity = raw.presentity;
    this.#raw = raw;
    this.#bodies = bodies;
    this.#filter = filter;
  }

  render(view: View): RenderedBody {
    return this.#bodies.filtered(this.presentity, this.#raw.render(view), this.#filter).body;
  }

  raw(view: View): RenderedBody {
    return this.#raw.render(view);
  }

  selectsNothing(view: View): boolean {
    return this.#bodies.filtered(this.presentity, this.#raw.render(view), this.#filter).isEmpty;
  }

  fires(from: RenderedBody, to: RenderedBody): boolean {
    return this.#bodies.fires(this.#filter.filter, from, to);
  }

  get hasTriggers(): boolean {
    return this.#filter.filter.triggers.length > 0;
  }
}

/** Presence as a filter lets it through (RFC 4660 section 5.3), by whole or partial bodies of the view inside. */
export class FilteredView implements ViewSource {
  readonly #rendering: FilteredRendering;
  readonly #inside: ViewSource;
  /** The unfiltered form of what was told last. */
  #told: RenderedBody | undefined;
  /** It was told without a body: what comes next has to be the whole. */
  #wasBodiless = false;

  constructor(rendering: FilteredRendering, inside: ViewSource) {
    this.#rendering = rendering;
    this.#inside = inside;
  }

  get view(): View {
    return this.#inside.view;
  }

  get isSerial(): boolean {
    return this.#inside.isSerial;
  }

  become(view: View): FilteredView {
    const next = new FilteredView(this.#rendering, this.#inside.become(view));
    next.#told = this.#told;
    next.#wasBodiless = this.#wasBodiless;
    return next;
  }

  hasNews(): boolean {
    if (!this.#inside.hasNews()) return false;
    if (this.#told === undefined || !this.#rendering.hasTriggers) return true;
    return this.#rendering.fires(this.#told, this.#rendering.raw(this.view));
  }

  tell(version: number, now: Parameters<ViewSource["tell"]>[1]): RenderedBody | undefined {
    this.#told = this.#rendering.raw(this.view);
    const wasBodiless = this.#wasBodiless;
    this.#wasBodiless = false;
    return wasBodiless ? this.#inside.tellAll(version, now) : this.#inside.tell(version, now);
  }

  /** Where nothing is selected the first NOTIFY has no body; a later one would leave the old document in force. */
  tellAll(version: number, now: Parameters<ViewSource["tellAll"]>[1]): RenderedBody | undefined {
    const isFirst = this.#told === undefined;
    this.#told = this.#rendering.raw(this.view);
    const body = this.#inside.tellAll(version, now);
    this.#wasBodiless = isFirst && this.#rendering.selectsNothing(this.view);
    return this.#wasBodiless ? undefined : body;
  }

  state(): RenderedBody | string | undefined {
    return this.#inside.state();
  }

  forget(): void {
    this.#inside.forget();
  }
}
