import type { View } from "./authorization";
import type { Compositor } from "./compositor";
import type { RenderedBody } from "./rendered-body";
import type { ViewSource } from "./state-source";

/** The composed state of a resource in one view: watchers with the same view share each body. */
export class SharedView implements ViewSource {
  readonly #compositor: Pick<Compositor, "render">;
  #lastBody: RenderedBody | undefined;

  constructor(
    compositor: Pick<Compositor, "render">,
    readonly view: View,
  ) {
    this.#compositor = compositor;
  }

  get isSerial(): false {
    return false;
  }

  hasNews(): boolean {
    const body = this.#compositor.render(this.view);
    return body !== this.#lastBody && body.text !== this.#lastBody?.text;
  }

  become(view: View): SharedView {
    const next = new SharedView(this.#compositor, view);
    next.#lastBody = this.#lastBody;
    return next;
  }

  tell(): RenderedBody {
    this.#lastBody = this.#compositor.render(this.view);
    return this.#lastBody;
  }

  tellAll(): RenderedBody {
    return this.tell();
  }

  state(): RenderedBody {
    return this.#compositor.render(this.view);
  }

  forget(): void {
    this.#lastBody = undefined;
  }
}
