import type { Instant } from "@porchlight/kernel";
import type { View } from "./authorization";
import type { RenderedBody } from "./rendered-body";

/** Where the bodies of one subscription's NOTIFYs come from, and what of them its watcher was told. */
export interface StateSource {
  /** The next NOTIFY has to wait for the answer to the last one, whatever it tells (RFC 5875 section 4.7). */
  readonly isSerial: boolean;
  /** Whether there is something the watcher was not told. */
  hasNews(): boolean;
  /**
   * The body for a change; counts as told. Undefined when nothing is left to tell.
   * @param version 0 in the first NOTIFY of a subscription that has a body, higher by one in each after it; a restart may
   * skip some
   */
  tell(version: number, now: Instant): RenderedBody | undefined;
  /** The whole state, owed to a SUBSCRIBE; counts as told. Undefined for a NOTIFY without a body. */
  tellAll(version: number, now: Instant): RenderedBody | undefined;
  /**
   * What an entity-tag of the whole state stands for: while it is equal, a NOTIFY of the whole state would tell the same
   * (RFC 5839 section 4). Undefined where states have no tag.
   */
  state(): RenderedBody | string | undefined;
  /** What was told last may not have arrived: the next body tells the whole state. */
  forget(): void;
}

/** A source that shows published state in a view. */
export interface ViewSource extends StateSource {
  readonly view: View;
  /** Another view takes the place of this one: what it shows the same is no news. */
  become(view: View): ViewSource;
}
