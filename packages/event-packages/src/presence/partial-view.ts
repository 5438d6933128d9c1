import type { RenderedBody, View, ViewSource } from "@porchlight/event-notifier";
import type { PartialBodies } from "./partial-bodies";
import type { Rendering } from "./rendering";

/** Presence told by its changes (RFC 5263): the whole first and to every SUBSCRIBE, then what changed since. */
export class PartialView implements ViewSource {
  /** No partial notification overlaps another one. */
  readonly isSerial = true;
  readonly #rendering: Rendering;
  readonly #bodies: PartialBodies;
  /** What the watcher knows; undefined when it has to be told the whole. */
  #told: RenderedBody | undefined;

  constructor(
    rendering: Rendering,
    bodies: PartialBodies,
    readonly view: View,
  ) {
    this.#rendering = rendering;
    this.#bodies = bodies;
  }

  become(view: View): PartialView {
    const next = new PartialView(this.#rendering, this.#bodies, view);
    next.#told = this.#told;
    return next;
  }

  hasNews(): boolean {
    const body = this.#rendering.render(this.view);
    return body !== this.#told && body.text !== this.#told?.text;
  }

  tell(version: number): RenderedBody {
    const from = this.#told;
    if (from === undefined) return this.tellAll(version);
    this.#told = this.#rendering.render(this.view);
    return this.#bodies.change(this.#rendering.presentity, from, this.#told, version + 1);
  }

  /** The first version is 1 (section 4.4). */
  tellAll(version: number): RenderedBody {
    this.#told = this.#rendering.render(this.view);
    return this.#bodies.whole(this.#told, version + 1);
  }

  forget(): void {
    this.#told = undefined;
  }

  state(): RenderedBody {
    return this.#bodies.tagged(this.#rendering.render(this.view));
  }
}
