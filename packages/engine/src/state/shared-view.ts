import type { Compositor, RenderedBody, StateSource } from "@porchlight/event-notifier";

/** The composed state of a resource in one view: watchers with the same view share each body. */
export class SharedView implements StateSource {
  readonly isSerial = false;
  readonly #compositor: Compositor;
  #lastBody: RenderedBody | undefined;

  constructor(
    compositor: Compositor,
    readonly viewKey: string,
  ) {
    this.#compositor = compositor;
  }

  hasNews(): boolean {
    return this.#compositor.render(this.viewKey) !== this.#lastBody;
  }

  tell(): RenderedBody {
    this.#lastBody = this.#compositor.render(this.viewKey);
    return this.#lastBody;
  }

  tellAll(): RenderedBody {
    return this.tell();
  }

  state(): RenderedBody {
    return this.#compositor.render(this.viewKey);
  }

  forget(): void {
    this.#lastBody = undefined;
  }
}
