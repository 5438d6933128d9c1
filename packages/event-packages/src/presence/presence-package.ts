import { PIDF_DIFF_TYPE, SIMPLE_FILTER_TYPE } from "@porchlight/documents";
import type {
  Authorization,
  Compositor,
  ExpiryBounds,
  PublishedPackage,
  WatcherIdentity,
} from "@porchlight/event-notifier";
import { EXTERNAL_TYPE, RELATED_TYPE } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { Decision } from "@porchlight/policy";
import type { DocumentLibrary } from "../document-library/document-library";
import { takeFilters } from "../filter/take-filters";
import type { PresenceAuthority } from "./authorization/presence-authority";
import { takeHardState } from "./hard-state";
import { PIDF_TYPE } from "./media-type";
import type { NetworkAgent } from "./network-agent/network-agent";
import { type CompositionPolicy, PresenceCompositor } from "./presence-compositor";
import { CLOSED_VIEW, FULL_VIEW, grantedView } from "./presence-view";
import { PresenceViews } from "./presence-views";
import { publicationGrant } from "./publication-grant";

export interface PresencePackageOptions {
  readonly authority: PresenceAuthority;
  readonly library: DocumentLibrary;
  readonly network?: Pick<NetworkAgent, "take"> | undefined;
  /** What a watcher sees when nobody publishes: a document without tuple, or one closed tuple. `none` when left out. */
  readonly emptyState?: "none" | "closed";
  /** Conflicting tuples and persons of different sources become one, the newest value winning. Off when left out. */
  readonly newestWins?: boolean;
  /** What holds for a presentity in place of these two. */
  readonly compositionOf?: (presentity: string) => Partial<CompositionPolicy>;
  readonly expiry?: ExpiryBounds;
  /** References to content elsewhere are taken and passed on (RFC 4483). On when left out. */
  readonly takesReferences?: boolean;
}

export const PRESENCE = "presence";

/** The presence event package (RFC 3856 section 6), each watcher shown what the presentity grants it. */
export function presencePackage(options: PresencePackageOptions): PublishedPackage {
  const { authority, library, emptyState = "none", newestWins = false, expiry = DEFAULT_EXPIRY } = options;
  const views = new PresenceViews();
  return {
    name: PRESENCE,
    source: "published",
    notifyTypes: [PIDF_TYPE, PIDF_DIFF_TYPE],
    subscribeTypes: [SIMPLE_FILTER_TYPE],
    publishTypes: [PIDF_TYPE, PIDF_DIFF_TYPE],
    partTypes: options.takesReferences === false ? [RELATED_TYPE] : [RELATED_TYPE, EXTERNAL_TYPE],
    expiry,
    compositor: (resource, now) => {
      const policy = { emptyState, newestWins, ...options.compositionOf?.(resource) };
      const compositor = new PresenceCompositor(resource, policy, now);
      takeHardState(compositor, resource, library);
      options.network?.take(compositor, resource);
      return compositor;
    },
    authorize: (watcher, compositor, now) =>
      authorize(authority, watcher, presenceCompositor(compositor), now),
    openView: (compositor, view, wish) => views.open(presenceCompositor(compositor), view, wish),
    takeBody: (kept, sent) => takeFilters(kept, sent, PRESENCE),
    authorizePublisher: (publisher, compositor, now) =>
      publicationGrant(authority, publisher, presenceCompositor(compositor), now),
    ownView: FULL_VIEW,
  };
}

/** RFC 3856 section 6.4 gives the default; the bounds are ours. */
const DEFAULT_EXPIRY: ExpiryBounds = { defaultSeconds: 3600, minSeconds: 60, maxSeconds: 86_400 };

function authorize(
  authority: PresenceAuthority,
  watcher: WatcherIdentity,
  compositor: PresenceCompositor,
  now: Instant,
): Authorization {
  let turnsAt: Instant | undefined;
  const sphere = (): string | undefined => {
    const found = compositor.sphere(now);
    turnsAt = found.turnsAt;
    return found.value;
  };
  const decision = authority.decide({ presentity: compositor.presentity, watcher, now, sphere });
  return authorizationOf(decision, earlier(decision.nextEdgeAt, turnsAt));
}

function authorizationOf(decision: Decision, validUntil: Instant | undefined): Authorization {
  const { handling: verdict, permissions, sphere: dependsOnState } = decision;
  switch (verdict) {
    case "allow":
      return { dependsOnState, validUntil, verdict, view: grantedView(permissions) };
    case "polite-block":
      return { dependsOnState, validUntil, verdict, view: CLOSED_VIEW };
    case "confirm":
    case "block":
      return { dependsOnState, validUntil, verdict };
  }
}

const earlier = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;

/** The compositor behind one of this package; any other is a fault. */
export function presenceCompositor(compositor: Compositor): PresenceCompositor {
  if (compositor instanceof PresenceCompositor) return compositor;
  throw new Error("a compositor of another event package");
}

/** How what several sources say becomes one may have changed. */
export function recompose(compositor: Compositor, policy: Partial<CompositionPolicy>): void {
  presenceCompositor(compositor).adopt(policy);
}
