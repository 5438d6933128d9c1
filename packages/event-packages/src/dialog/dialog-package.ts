import { DIALOG_INFO_TYPE } from "@porchlight/documents";
import type {
  Authorization,
  Compositor,
  ExpiryBounds,
  PublicationGrant,
  PublishedPackage,
  PublisherIdentity,
  WatcherIdentity,
} from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { type Decision, grantsIn, type Permissions } from "@porchlight/policy";
import type { PresenceAuthority } from "../presence/authorization/presence-authority";
import { DialogCompositor } from "./dialog-compositor";
import { dialogFilter } from "./dialog-filter";
import { DialogSource } from "./dialog-source";
import { DETAILS, type DialogView, dialogView, NOTHING_SHOWN, OWN, STATES } from "./dialog-view";

export interface DialogPackageOptions {
  readonly authority: PresenceAuthority;
  /** Whoever sees somebody's calls sees who is on the other side, too. Off when left out. */
  readonly showRemote?: boolean;
  /** How the User-Agent of phones begins that take a document without any dialog for none. */
  readonly dummyFor?: readonly string[];
}

export const DIALOG = "dialog";

/** The dialog event package (RFC 4235): who is in a call, by what its devices and exchanges publish. */
export function dialogPackage({
  authority,
  showRemote = false,
  dummyFor = [],
}: DialogPackageOptions): PublishedPackage {
  const forWatchers = showRemote ? DETAILS : STATES;
  return {
    name: DIALOG,
    source: "published",
    notifyTypes: [DIALOG_INFO_TYPE],
    subscribeTypes: [],
    publishTypes: [DIALOG_INFO_TYPE],
    expiry: EXPIRY,
    compositor: (resource) => new DialogCompositor(resource),
    authorize: (watcher, compositor, now) =>
      authorize(authority, watcher, dialogCompositor(compositor).presentity, forWatchers, now),
    openView: (compositor, view, wish) =>
      new DialogSource(dialogCompositor(compositor), dialogView(view), dialogFilter(wish, dummyFor)),
    authorizePublisher: (publisher, compositor, now) =>
      publicationGrant(authority, publisher, dialogCompositor(compositor).presentity, now),
    ownView: OWN,
  };
}

/**
 * RFC 4235 section 3.4 gives the default. Not longer, so that a call that nobody took back is not believed for long; as brief
 * as anybody likes, because Kamailio publishes the end of a call for eleven seconds.
 */
const EXPIRY: ExpiryBounds = { defaultSeconds: 3600, minSeconds: 1, maxSeconds: 3600 };

/**
 * Who may see somebody's presence sees that it is in a call, if it is shown what somebody does (RFC 4480 section 3.2: a
 * call is an activity). The presentity sees everything (RFC 4235 section 3.6).
 */
function authorize(
  authority: PresenceAuthority,
  watcher: WatcherIdentity,
  presentity: string,
  shown: DialogView,
  now: Instant,
): Authorization {
  const isOwn = watcher.identities.includes(presentity);
  if (isOwn) return { verdict: "allow", view: OWN, dependsOnState: false, validUntil: undefined };
  const decision = authority.decide({ presentity, watcher, now, sphere });
  return authorizationOf(decision, shown);
}

/** What somebody publishes about its sphere is not known here: a rule about one lets nobody see calls. */
const sphere = (): undefined => undefined;

function authorizationOf(decision: Decision, shown: DialogView): Authorization {
  const grounds = { dependsOnState: false, validUntil: decision.nextEdgeAt };
  switch (decision.handling) {
    case "allow":
      return {
        ...grounds,
        verdict: "allow",
        view: includesActivities(decision.permissions) ? shown : NOTHING_SHOWN,
      };
    case "polite-block":
      return { ...grounds, verdict: "polite-block", view: NOTHING_SHOWN };
    case "confirm":
    case "block":
      return { ...grounds, verdict: decision.handling };
  }
}

function includesActivities(permissions: Permissions): boolean {
  const grants = grantsIn(permissions);
  return (
    permissions.persons === "all" &&
    (permissions.attributes === "all" || grants.includes("provide-activities"))
  );
}

/** Whoever may publish what somebody does may publish that it is in a call. */
function publicationGrant(
  authority: PresenceAuthority,
  publisher: PublisherIdentity,
  presentity: string,
  now: Instant,
): PublicationGrant | undefined {
  const decision = authority.decidePublication({ presentity, watcher: publisher, now, sphere });
  return decision.mayPublish && includesActivities(decision.content) ? UNLIMITED : undefined;
}

const UNLIMITED: PublicationGrant = { limit: () => "unchanged" };

/** The compositor behind one of this package; any other is a fault. */
function dialogCompositor(compositor: Compositor): DialogCompositor {
  if (compositor instanceof DialogCompositor) return compositor;
  throw new Error("a compositor of another event package");
}
