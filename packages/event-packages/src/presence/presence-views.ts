import { PIDF_DIFF_TYPE } from "@porchlight/documents";
import { SharedView, type View, type ViewSource, type ViewWish } from "@porchlight/event-notifier";
import { chooseFilter, keptFilters } from "../filter/choose-filter";
import { FilteredBodies, keyed } from "./filter/filtered-bodies";
import { FilteredRendering, FilteredView } from "./filter/filtered-view";
import { PartialBodies } from "./partial-bodies";
import { PartialView } from "./partial-view";
import type { Rendering } from "./rendering";

/** Opens the views that watchers do not share: those of a filter, and those that are told by changes. */
export class PresenceViews {
  readonly #partial = new PartialBodies();
  readonly #filtered = new FilteredBodies();

  open(rendering: Rendering, view: View, { bodyType, body }: ViewWish): ViewSource | undefined {
    const filter = chooseFilter(keptFilters(body?.text), rendering.presentity);
    if (filter === undefined)
      return bodyType === PIDF_DIFF_TYPE ? this.#whole(rendering, view, bodyType) : undefined;
    const filtered = new FilteredRendering(rendering, this.#filtered, keyed(filter));
    return new FilteredView(filtered, this.#whole(filtered, view, bodyType));
  }

  #whole(rendering: Rendering, view: View, bodyType: string): ViewSource {
    return bodyType === PIDF_DIFF_TYPE
      ? new PartialView(rendering, this.#partial, view)
      : new SharedView(rendering, view);
  }
}
