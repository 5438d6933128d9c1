import { PIDF_DIFF_TYPE } from "@porchlight/documents";
import {
  type PartSource,
  RelatedBodies,
  RelatedView,
  SharedView,
  type View,
  type ViewSource,
  type ViewWish,
} from "@porchlight/event-notifier";
import { chooseFilter, keptFilters } from "../filter/choose-filter";
import { FilteredBodies, keyed } from "./filter/filtered-bodies";
import { FilteredRendering, FilteredView } from "./filter/filtered-view";
import { PartialBodies } from "./partial-bodies";
import { PartialView } from "./partial-view";
import type { PresenceCompositor } from "./presence-compositor";
import type { Rendering } from "./rendering";

/** Opens the views that watchers do not share: those of a filter, those that are told by changes, and those with parts. */
export class PresenceViews {
  readonly #partial = new PartialBodies();
  readonly #filtered = new FilteredBodies();
  readonly #related = new RelatedBodies();

  open(compositor: PresenceCompositor, view: View, wish: ViewWish): ViewSource | undefined {
    if (!wish.takesParts) return this.#documents(compositor, view, wish)?.source;
    const referring: Rendering = {
      presentity: compositor.presentity,
      render: (shown) => compositor.renderReferring(shown),
    };
    const { source, isTriggered } = this.#documents(referring, view, wish) ?? {
      source: new SharedView(referring, view),
      isTriggered: false,
    };
    const { shownParts } = compositor;
    const parts: PartSource = isTriggered ? quiet(shownParts) : shownParts;
    return new RelatedView(source, this.#related, parts);
  }

  #documents(
    rendering: Rendering,
    view: View,
    { bodyType, body }: ViewWish,
  ): { readonly source: ViewSource; readonly isTriggered: boolean } | undefined {
    const filter = chooseFilter(keptFilters(body?.text), rendering.presentity);
    if (filter === undefined) {
      if (bodyType !== PIDF_DIFF_TYPE) return undefined;
      return { source: this.#whole(rendering, view, bodyType), isTriggered: false };
    }
    const filtered = new FilteredRendering(rendering, this.#filtered, keyed(filter));
    const source = new FilteredView(filtered, this.#whole(filtered, view, bodyType));
    return { source, isTriggered: filter.triggers.length > 0 };
  }

  #whole(rendering: Rendering, view: View, bodyType: string): ViewSource {
    return bodyType === PIDF_DIFF_TYPE
      ? new PartialView(rendering, this.#partial, view)
      : new SharedView(rendering, view);
  }
}

const quiet = (source: PartSource): PartSource => ({
  host: source.host,
  isQuiet: true,
  partsOf: (document) => source.partsOf(document),
});
