import type { ExpiryBounds, PublishedPackage } from "@porchlight/event-notifier";
import { PIDF_TYPE } from "./media-type";
import { PresenceCompositor } from "./presence-compositor";

export interface PresencePackageOptions {
  /** What a watcher sees when nobody publishes: a document without tuple, or one closed tuple. `none` when left out. */
  readonly emptyState?: "none" | "closed";
  /** Conflicting tuples and persons of different sources become one, the newest value winning. Off when left out. */
  readonly newestWins?: boolean;
  readonly expiry?: ExpiryBounds;
}

/** The presence event package (RFC 3856 section 6), one view for all watchers. */
export function presencePackage(options: PresencePackageOptions = {}): PublishedPackage {
  const { emptyState = "none", newestWins = false, expiry = DEFAULT_EXPIRY } = options;
  return {
    name: "presence",
    source: "published",
    notifyTypes: [PIDF_TYPE],
    subscribeTypes: [],
    publishTypes: [PIDF_TYPE],
    expiry,
    compositor: (resource) => new PresenceCompositor(resource, { emptyState, newestWins }),
    viewKey: () => "full",
  };
}

/** RFC 3856 section 6.4 gives the default; the bounds are ours. */
const DEFAULT_EXPIRY: ExpiryBounds = { defaultSeconds: 3600, minSeconds: 60, maxSeconds: 86_400 };
