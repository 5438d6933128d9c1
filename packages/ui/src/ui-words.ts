import type { LiveState } from "./live-indicator";
import type { PresenceState } from "./presence-words";
import type { Theme } from "./theme";

/**
 * What the components say by themselves, in one language. Plain data, so that a server can hand it to a page;
 * `{name}` in a text is a place that `fillIn` fills.
 */
export interface UiWords {
  /** BCP 47. Numbers, dates and times are written its way: `de`, or `de-AT` where the region is known. */
  readonly locale: string;
  readonly close: string;
  readonly dismiss: string;
  /** Name of the region that short messages appear in. */
  readonly messages: string;
  readonly tryAgain: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyRefused: string;
  readonly live: Readonly<Record<LiveState, string>>;
  readonly roundTrip: string;
  /** Name of the button that changes the theme, while it is this one. */
  readonly theme: Readonly<Record<Theme, string>>;
  /** The word beside a mark. */
  readonly presence: Readonly<Record<PresenceState, string>>;
  readonly time: TimeWords;
}

/** A `{span}` is a `{count}` of the largest whole unit. */
export interface TimeWords {
  readonly justNow: string;
  readonly ago: string;
  readonly ahead: string;
  readonly expired: string;
  readonly days: string;
  readonly hours: string;
  readonly minutes: string;
  readonly seconds: string;
}

/** The text with its places filled; a place without a value stays as it is. */
export const fillIn = (text: string, places: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(places, name) ? (places[name] ?? place) : place,
  );
