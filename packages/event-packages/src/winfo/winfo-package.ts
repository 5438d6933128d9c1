import { SIMPLE_FILTER_TYPE, WATCHERINFO_TYPE } from "@porchlight/documents";
import {
  type DerivedPackage,
  type ExpiryBounds,
  type PublishedPackage,
  rejection,
  type StateListener,
  type SubscriptionWish,
  type WatcherRoster,
} from "@porchlight/event-notifier";
import { fail, ok } from "@porchlight/kernel";
import { takeFilters } from "../filter/take-filters";
import { WinfoState } from "./winfo-state";

export interface WinfoOptions {
  readonly watchers: WatcherRoster;
  /** Others than the presentity who may see all its watchers. */
  readonly delegates?: ReadonlySet<string>;
  /** A watcher may see its own entry, and no other (RFC 3857 section 4.6). Off when left out. */
  readonly ownEntry?: boolean;
}

/** The watcher information of another package (RFC 3857): who watches a resource, and who wants to. */
export function winfoPackage(
  { name: eventPackage }: Pick<PublishedPackage, "name">,
  { watchers, delegates = new Set(), ownEntry = false }: WinfoOptions,
): DerivedPackage {
  const name = `${eventPackage}.winfo`;
  const open = (wish: SubscriptionWish, listener: StateListener) => {
    const seesAll = wish.watcher === wish.resource || delegates.has(wish.watcher);
    const own = seesAll ? undefined : wish.watcher;
    const isKnown = watchers.entries(wish.resource, eventPackage).some(({ watcher }) => watcher === own);
    if (!seesAll && !(ownEntry && isKnown)) return fail(rejection(403));
    return ok(new WinfoState({ resource: wish.resource, eventPackage, own }, wish, watchers, listener));
  };
  return {
    name,
    source: "derived",
    notifyTypes: [WATCHERINFO_TYPE],
    subscribeTypes: [SIMPLE_FILTER_TYPE],
    expiry: EXPIRY,
    takeBody: (kept, sent) => takeFilters(kept, sent, name),
    open,
  };
}

/** RFC 3857 section 4.4 gives the default; the bounds are ours. */
const EXPIRY: ExpiryBounds = { defaultSeconds: 3600, minSeconds: 60, maxSeconds: 86_400 };
